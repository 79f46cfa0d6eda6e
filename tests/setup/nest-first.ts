// CommonJS add-ons of Nest (nestjs-pino among them) require Nest, which is ESM only. Jest calls that "require of an
// ES Module in a cycle" unless Nest has been loaded by import before.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
