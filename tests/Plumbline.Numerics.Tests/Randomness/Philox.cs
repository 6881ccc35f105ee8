namespace Plumbline.Numerics.Tests.Randomness;

/// <summary>Philox 4×32-10, written from the paper (Salmon et al. 2011, section 4.3) independently of the engine, and itself checked against published vectors.</summary>
internal static class Philox
{
    public static uint[] Generate(uint[] counter, uint[] key)
    {
        uint[] c = [.. counter];
        uint[] k = [.. key];
        for (int round = 0; round < 10; round++)
        {
            ulong left = 0xD2511F53UL * c[0];
            ulong right = 0xCD9E8D57UL * c[2];
            c = [High(right) ^ c[1] ^ k[0], (uint)right, High(left) ^ c[3] ^ k[1], (uint)left];
            k[0] = unchecked(k[0] + 0x9E3779B9);
            k[1] = unchecked(k[1] + 0xBB67AE85);
        }

        return c;
    }

    private static uint High(ulong product) => (uint)(product >> 32);
}
