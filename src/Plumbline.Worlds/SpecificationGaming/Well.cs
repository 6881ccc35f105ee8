using System.Numerics;

namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The rules of the well of <see cref="PausedGame"/>. Cells are bits, row by row from the bottom.</summary>
internal static class Well
{
    /// <summary>How many cells a row has.</summary>
    public const int Width = 3;

    /// <summary>How many rows there are.</summary>
    public const int Height = 3;

    private const int FullRow = (1 << Width) - 1;

    /// <summary>Whether a cell above the rim is full.</summary>
    public static bool Overflows(int board) => board >= 1 << (Width * Height);

    /// <summary>How many cells are full.</summary>
    public static int Cells(int board) => BitOperations.PopCount((uint)board);

    /// <summary>Drops the next block: it falls until something is below it; then full rows go and what is above sinks.</summary>
    /// <param name="state">The well before.</param>
    /// <param name="column">Where the block's left edge is, from 0; a lying block is kept inside.</param>
    /// <param name="lines">How many rows were cleared.</param>
    /// <returns>The cells that are full afterwards; see <see cref="Overflows"/>.</returns>
    public static int Drop(WellState state, int column, out int lines)
    {
        int board = state.Board;
        int shape = state.Standing ? (1 | (1 << Width)) << column : 3 << Math.Min(column, Width - 2);
        int row = Height;
        while (row > 0 && (board & (shape << ((row - 1) * Width))) == 0)
        {
            row--;
        }

        board |= shape << (row * Width);
        lines = 0;
        for (int i = Height + 1; i >= 0; i--)
        {
            if ((board >> (i * Width) & FullRow) == FullRow)
            {
                board = (board & ((1 << (i * Width)) - 1)) | (board >> ((i + 1) * Width) << (i * Width));
                lines++;
            }
        }

        return board;
    }
}
