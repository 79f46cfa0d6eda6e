// Decorators record their metadata while a module loads, so the polyfill has to be there before the first of them.
import 'reflect-metadata';
