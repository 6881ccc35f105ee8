using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>Every exhibit of the toolkit: the worlds, and what needs a trained transformer.</summary>
public static class ZooExhibits
{
    // Exhibits never change, and making all of them takes a tenth of a second.
    private static readonly Lazy<ZooCatalog> Catalog = new(() => ZooCatalog.Of(typeof(ZooCatalog).Assembly, typeof(ZooExhibits).Assembly));

    /// <summary>All of them, in the order of the tour; made once.</summary>
    public static ZooCatalog All() => Catalog.Value;
}
