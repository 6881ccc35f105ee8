using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Gridworlds;

/// <summary>The fixed part of a gridworld: its layout, told as rows of characters.</summary>
public sealed class Grid
{
    private readonly string[] _rows;

    /// <summary>A grid.</summary>
    /// <param name="layout">The rows from top to bottom, separated by <c>|</c>, all of one length. <c>#</c> is a wall.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or there is none.</exception>
    public Grid(string layout)
    {
        ArgumentException.ThrowIfNullOrEmpty(layout);
        _rows = layout.Split('|');
        if (_rows.Any(row => row.Length != _rows[0].Length || row.Length == 0))
        {
            throw new ArgumentException($"the rows of a grid have one length; found {string.Join(", ", _rows.Select(row => row.Length))}", nameof(layout));
        }
    }

    /// <summary>Number of rows.</summary>
    public int Height => _rows.Length;

    /// <summary>Number of columns.</summary>
    public int Width => _rows[0].Length;

    /// <summary>The character of a cell; <c>#</c> outside of the grid.</summary>
    public char this[Cell cell] => Contains(cell) ? _rows[cell.Row][cell.Column] : '#';

    /// <summary>Whether the grid has this cell.</summary>
    public bool Contains(Cell cell) => cell.Row >= 0 && cell.Column >= 0 && cell.Row < Height && cell.Column < Width;

    /// <summary>Whether a cell is a wall or outside.</summary>
    public bool IsWall(Cell cell) => this[cell] == '#';

    /// <summary>Where a move leads: a wall leaves the mover where it is.</summary>
    public Cell Move(Cell from, int move) => from.Moved(move) is var to && IsWall(to) ? from : to;

    /// <summary>The only cell with this character.</summary>
    /// <exception cref="InvalidOperationException">There is none, or several.</exception>
    public Cell Find(char character) => FindAll(character).Single();

    /// <summary>All cells with this character, row by row.</summary>
    public IEnumerable<Cell> FindAll(char character) => Cells.Where(cell => this[cell] == character);

    /// <summary>All cells, row by row.</summary>
    public IEnumerable<Cell> Cells => from row in Enumerable.Range(0, Height) from column in Enumerable.Range(0, Width) select new Cell(row, column);

    /// <summary>The rows as text.</summary>
    public IReadOnlyList<string> Rows => _rows;
}
