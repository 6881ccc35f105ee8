namespace Plumbline.Worlds.Tests.Gridworlds;

/// <summary>Seeds for shapes that must hold over many of them.</summary>
internal static class SeedRange
{
    /// <summary>The first seeds, from 1.</summary>
    public static IEnumerable<ulong> First(int count) => Enumerable.Range(1, count).Select(seed => (ulong)seed);
}
