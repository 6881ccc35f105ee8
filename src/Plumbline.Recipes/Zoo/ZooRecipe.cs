using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>Which exhibits are run, and how.</summary>
public sealed record ZooRecipe
{
    /// <summary>The names of the exhibits; empty, the default, for all.</summary>
    public IReadOnlyList<string> Exhibits { get; init; } = [];

    /// <summary>Seeds and threads.</summary>
    public ZooOptions Options { get; init; } = new();

    /// <summary>All problems; empty when the recipe can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Options.Validate()];
        string[] known = [.. ZooExhibits.All().Exhibits.Select(exhibit => exhibit.Name)];
        problems.AddRange(Exhibits.Except(known, StringComparer.Ordinal).Select(name => $"there is no exhibit '{name}'; expected {Expected(name, known)}"));
        return problems;
    }

    /// <summary>The exhibits meant, in the order of the tour.</summary>
    public IReadOnlyList<Exhibit> Chosen() => [.. ZooExhibits.All().Exhibits.Where(exhibit => Exhibits.Count == 0 || Exhibits.Contains(exhibit.Name, StringComparer.Ordinal))];

    private static string Expected(string name, string[] known)
    {
        string[] near = [.. known.Where(each => each.Split('-').Intersect(name.ToLowerInvariant().Split('-', ' ', '_'), StringComparer.Ordinal).Any())];
        return near.Length > 0 ? string.Join(" or ", near) : $"one of those that plumb zoo lists, such as {known[0]}";
    }
}
