using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.Drawing;

/// <summary>What a world draws its state on.</summary>
public sealed class Canvas
{
    private char[][] _rows = [];
    private string _caption = "";

    /// <summary>Starts the picture with the fixed part of a gridworld.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="blank">Characters of the layout that are drawn as floor: the start of whatever moves. Default <c>A</c>.</param>
    public void Grid(Grid grid, string blank = "A")
    {
        ArgumentNullException.ThrowIfNull(grid);
        Rows([.. grid.Rows.Select(row => string.Concat(row.Select(character => blank.Contains(character) ? ' ' : character)))]);
    }

    /// <summary>Starts the picture with rows of text; shorter ones are filled up with blanks.</summary>
    public void Rows(params IReadOnlyList<string> rows)
    {
        int width = rows.Count == 0 ? 0 : rows.Max(row => row.Length);
        _rows = [.. rows.Select(row => row.PadRight(width).ToCharArray())];
    }

    /// <summary>Puts a character on a cell. Outside of the picture it is left out.</summary>
    public void Put(Cell cell, char character)
    {
        if (cell.Row >= 0 && cell.Row < _rows.Length && cell.Column >= 0 && cell.Column < _rows[cell.Row].Length)
        {
            _rows[cell.Row][cell.Column] = character;
        }
    }

    /// <summary>Says what cannot be drawn.</summary>
    public void Caption(string text) => _caption = text;

    /// <summary>The picture.</summary>
    public Frame ToFrame() => new([.. _rows.Select(row => new string(row))], _caption);
}
