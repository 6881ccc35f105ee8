using Plumbline.Worlds.Detectors;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>Which detectors the story of an exhibit is about: found by looking at what the gaming agent does and at which signs it leaves, and confirmed or refuted by the table. An exhibit that is not here has no failure that any of them is for.</summary>
internal static class ExpectedAlarms
{
    private static readonly Dictionary<string, string[]> ByWorld = new(StringComparer.Ordinal)
    {
        ["boat-race"] = [Looping.Name, ProxyGoalDivergence.Name],
    };

    public static bool Has(string world, string detector) => ByWorld.TryGetValue(world, out string[]? detectors) && detectors.Contains(detector, StringComparer.Ordinal);
}
