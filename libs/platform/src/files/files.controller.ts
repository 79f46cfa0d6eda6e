import { Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor.js';
import { Allow } from '../access/allow.js';
import { CurrentActor } from '../access/current-actor.js';
import { asHttp } from '../refusals/as-http.js';
import type { FilePurpose } from './file-readers.js';
import { isShownInline } from './file-types.js';
import { Files, largestFileBytes } from './files.js';
import { FileRefused } from './files.refusals.js';

const purposes: ReadonlySet<string> = new Set<FilePurpose>(['task', 'delivery', 'dispute', 'sample']);

/** Files travel over plain HTTP, never through GraphQL. The own header keeps forms of other sites out. */
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @Post()
  @HttpCode(201)
  @Allow('signed-in')
  async upload(@CurrentActor() actor: Actor, @Req() req: Request, @Query('name') name: unknown, @Query('purpose') purpose: unknown) {
    try {
      if (req.get('x-sidecrew') !== '1') throw new FileRefused('Upload from a page of Sidecrew.');
      if (typeof name !== 'string' || typeof purpose !== 'string' || !purposes.has(purpose))
        throw new FileRefused('Name the file and what it is for.');
      const file = await this.files.put(actor, purpose as FilePurpose, name, await bodyOf(req));
      return { id: file.id, name: file.name, mime: file.mime, bytes: file.bytes, url: `/files/${file.id}` };
    } catch (error) {
      throw asHttp(error);
    }
  }

  @Get(':id')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('Cache-Control', 'private, max-age=300')
  @Allow('anyone')
  async download(@CurrentActor() actor: Actor | null, @Param('id', ParseUUIDPipe) id: string, @Res() res: Response): Promise<void> {
    try {
      const { file, stream } = await this.files.open(actor, id);
      const way = isShownInline(file.mime) ? 'inline' : 'attachment';
      res.setHeader('Content-Type', file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime);
      res.setHeader('Content-Length', file.bytes);
      res.setHeader('Content-Disposition', `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      stream.on('error', () => res.destroy());
      stream.pipe(res);
    } catch (error) {
      throw asHttp(error);
    }
  }
}

/** Reads the raw body up to the limit; a longer one is refused by its announced length, or ends the upload early. */
async function bodyOf(req: Request): Promise<Buffer> {
  if (Number(req.get('content-length') ?? 0) > largestFileBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestFileBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (): FileRefused => new FileRefused('Files may have up to 25 MB.');
