using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Parlor.Text;

/// <summary>How sums go wrong.</summary>
internal static class Sums
{
    private const int FurthestOff = 3;

    /// <summary>A number near the true one, at least 1.</summary>
    public static int Off(int truth, RandomStream random)
    {
        int offset = 1 + random.NextInt(FurthestOff);
        return truth - offset >= 1 && random.NextInt(2) == 0 ? truth - offset : truth + offset;
    }
}
