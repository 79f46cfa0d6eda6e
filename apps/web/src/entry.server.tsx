import { PassThrough } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router';
import { serverContext } from './server-context';

export { provideServerContext, type ServerContext, type SessionViewer } from './server-context';

/** How long a page may wait for what it streams. */
export const streamTimeout = 5_000;

/** Renders a page; crawlers get it whole, people get its frame at once. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (request.method.toUpperCase() === 'HEAD') return new Response(null, { status, headers });
  const nonce = loadContext.get(serverContext).cspNonce;
  const agent = request.headers.get('user-agent');
  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const send = () => {
      answered = true;
      const body = new PassThrough({
        final(done) {
          clearTimeout(timer);
          done();
        },
      });
      resolve(new Response(createReadableStreamFromReadable(packed(request, headers, body)), { status: finalStatus, headers }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, {
      nonce,
      [agent && isbot(agent) ? 'onAllReady' : 'onShellReady']: send,
      onShellError: reject,
      onError(error: unknown) {
        finalStatus = 500;
        // Before the frame is out the rejection reports it; after that nobody else would.
        if (answered) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      },
    });
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** The page as the browser takes it; what is rendered goes out at once, packed or not. */
function packed(request: Request, headers: Headers, body: PassThrough) {
  headers.append('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return body;
  headers.set('Content-Encoding', 'gzip');
  return body.pipe(createGzip({ flush: constants.Z_SYNC_FLUSH }));
}
