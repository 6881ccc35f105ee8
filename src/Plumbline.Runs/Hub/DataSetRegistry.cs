using Plumbline.Runs.Hub.Sets;

namespace Plumbline.Runs.Hub;

/// <summary>Public data sets by short name. Each file's digest is known: what a name brings is the same for everybody, or nothing.</summary>
public static class DataSetRegistry
{
    /// <summary>All sets, by name.</summary>
    public static IReadOnlyList<DataSetEntry> All { get; } =
        [.. new[] { BaseSets.All, BehaviourSets.All, BiasSets.All, CapabilitySets.All, HarmSets.All, MmluSets.All }.SelectMany(sets => sets).OrderBy(set => set.Name, StringComparer.Ordinal)];

    /// <summary>The set of a name, or null.</summary>
    /// <param name="name">The short name.</param>
    public static DataSetEntry? Find(string name) => All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));
}
