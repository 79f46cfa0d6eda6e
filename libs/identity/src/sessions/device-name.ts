import Bowser from 'bowser';

/**
 * What a person calls the browser behind a user agent: "Chrome on Linux". A program that is no browser keeps the first
 * word of what it says about itself; one that says nothing is an unknown device.
 */
export function deviceName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || 'unknown');
  if (browser.name) return os.name ? `${browser.name} on ${os.name}` : browser.name;
  const [program] = userAgent.split(/[\s/;(]/);
  return program && program !== 'Unknown' ? program : 'Unknown device';
}
