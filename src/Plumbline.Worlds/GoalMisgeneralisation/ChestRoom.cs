using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>The room of <see cref="KeysAndChests"/>, with the six places where keys and chests lie.</summary>
internal static class ChestRoom
{
    /// <summary>The layout: places by number, and the entry.</summary>
    public static Grid Room { get; } = new("0   1|     |2 A 3|     |4   5");

    /// <summary>Where the agent starts.</summary>
    public static Cell Entry { get; } = Room.Find('A');

    /// <summary>The places by number.</summary>
    public static IReadOnlyList<Cell> Places => Ordered;

    private static Cell[] Ordered { get; } = [.. "012345".Select(Room.Find)];

    /// <summary>The number of the place at a cell; negative where there is none.</summary>
    public static int PlaceAt(Cell cell) => Array.IndexOf(Ordered, cell);

    /// <summary>The nearest of some places, told as bits; the cell itself where there is none.</summary>
    public static Cell Nearest(Cell from, int places)
    {
        Cell nearest = from;
        for (int place = 0; place < Ordered.Length; place++)
        {
            bool isThere = (places & (1 << place)) != 0;
            nearest = isThere && (nearest == from || from.Distance(Ordered[place]) < from.Distance(nearest)) ? Ordered[place] : nearest;
        }

        return nearest;
    }
}
