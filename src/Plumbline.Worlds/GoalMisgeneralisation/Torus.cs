using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>The world of <see cref="MonsterGridworld"/>: three by three cells that wrap around, so that the agent is always in the middle and everything else next to it.</summary>
internal static class Torus
{
    /// <summary>The number of cells.</summary>
    public const int Count = Size * Size;

    /// <summary>Where the agent is.</summary>
    public const int Middle = 4;

    private const int Size = 3;

    /// <summary>The cell with a number; outside of the picture where it is negative.</summary>
    public static Cell CellOf(int number) => number < 0 ? new Cell(-1, -1) : new Cell(number / Size, number % Size);

    /// <summary>Where a thing lies once the agent has moved; what is nowhere (−1) stays there.</summary>
    public static int Shifted(int number, int move)
    {
        if (number < 0)
        {
            return number;
        }

        Cell cell = CellOf(number);
        (int row, int column) = (
            cell.Row + (move == GridMoves.Up ? 1 : move == GridMoves.Down ? Size - 1 : 0), cell.Column + (move == GridMoves.Left ? 1 : move == GridMoves.Right ? Size - 1 : 0));
        return (row % Size * Size) + (column % Size);
    }

    /// <summary>Writes on which sides of the agent a thing lies; nothing where it is nowhere.</summary>
    public static void Point(int number, Span<float> features)
    {
        if (number >= 0)
        {
            Compass.Point(CellOf(Middle), CellOf(number), 1, features);
        }
    }
}
