import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DiskStore } from './disk-store.js';
import { FileReaders } from './file-readers.js';
import { FILE_STORE } from './file-store.js';
import { FilesController } from './files.controller.js';
import { Files } from './files.js';

@Global()
@Module({
  controllers: [FilesController],
  providers: [
    Files,
    FileReaders,
    {
      provide: FILE_STORE,
      inject: [CONFIG],
      useFactory: async ({ files }: Config) => {
        if (files.kind !== 's3') return new DiskStore(files.directory);
        // The bucket's client is large: only who uses one loads it.
        const { S3Store } = await import('./s3-store.js');
        return new S3Store(files);
      },
    },
  ],
  exports: [Files, FileReaders],
})
export class FilesModule {}
