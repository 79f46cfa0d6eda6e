import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DiskStore } from './disk-store.js';
import { FileReaders } from './file-readers.js';
import { FILE_STORE } from './file-store.js';
import { FilesController } from './files.controller.js';
import { Files } from './files.js';
import { S3Store } from './s3-store.js';

@Global()
@Module({
  controllers: [FilesController],
  providers: [
    Files,
    FileReaders,
    {
      provide: FILE_STORE,
      inject: [CONFIG],
      useFactory: (config: Config) => (config.files.kind === 's3' ? new S3Store(config.files) : new DiskStore(config.files.directory)),
    },
  ],
  exports: [Files, FileReaders],
})
export class FilesModule {}
