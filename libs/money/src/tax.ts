/**
 * The tax that is contained in an amount, in minor units, half to even: 119.00 with 1900 basis points contains 19.00.
 */
export function includedIn(totalMinor: bigint, basisPoints: number): bigint {
  const rate = BigInt(basisPoints);
  const whole = 10_000n + rate;
  const exact = totalMinor * rate;
  const quotient = exact / whole;
  const twice = (exact % whole) * 2n;
  return twice > whole || (twice === whole && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
