using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>The three spheres of <see cref="FollowExpert"/>, in a ring.</summary>
internal static class SphereRing
{
    private static readonly Cell[] Cells = [new(0, 3), new(2, 6), new(2, 0)];

    /// <summary>The picture without who moves in it.</summary>
    public static IReadOnlyList<string> Rows { get; } = ["   o   ", "       ", "o     o"];

    /// <summary>Where a sphere is drawn.</summary>
    public static Cell CellOf(int sphere) => Cells[sphere];

    /// <summary>The sphere that an action leads to: 0 is clockwise, 1 anticlockwise.</summary>
    public static int Next(int sphere, int action) => (sphere + (action == 0 ? 1 : 2)) % 3;
}
