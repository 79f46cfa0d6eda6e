/**
 * The language that a browser asks for first, as its plain code: "de" for `de-AT,de;q=0.9,en;q=0.8`. English where it
 * asks for nothing that can be read.
 */
export function preferredLanguage(header: string | null): string {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return { code: tag.split('-')[0]?.toLowerCase() ?? '', weight: weight ? Number(weight.trim().slice(2)) : 1 };
  });
  const readable = wishes.filter(({ code, weight }) => /^[a-z]{2,3}$/.test(code) && weight > 0);
  return readable.sort((a, b) => b.weight - a.weight)[0]?.code ?? 'en';
}
