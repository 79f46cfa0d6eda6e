import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes: the floor that the field recommends, about 30 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Compared with when the address is unknown, so that both answers take the same time. */
const nobody = hashPassword('nobody has this password');

/** Whether the password fits; takes the same time where there is no account. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && fits;
}
