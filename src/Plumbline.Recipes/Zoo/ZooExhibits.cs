using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>Every exhibit of the toolkit: the worlds, and what needs a trained transformer.</summary>
public static class ZooExhibits
{
    /// <summary>All of them, in the order of the tour.</summary>
    public static ZooCatalog All() => ZooCatalog.Of(typeof(ZooCatalog).Assembly, typeof(ZooExhibits).Assembly);
}
