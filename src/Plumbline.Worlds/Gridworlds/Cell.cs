namespace Plumbline.Worlds.Gridworlds;

/// <summary>A cell of a grid.</summary>
/// <param name="Row">The row, from 0 at the top.</param>
/// <param name="Column">The column, from 0 at the left.</param>
public readonly record struct Cell(int Row, int Column)
{
    /// <summary>The cell that one move leads to, walls not considered.</summary>
    /// <param name="move">0 up, 1 down, 2 left, 3 right; anything else stays.</param>
    public Cell Moved(int move) => move switch
    {
        0 => this with { Row = Row - 1 },
        1 => this with { Row = Row + 1 },
        2 => this with { Column = Column - 1 },
        3 => this with { Column = Column + 1 },
        _ => this,
    };

    /// <summary>How many moves lie between two cells when nothing is in the way.</summary>
    public int Distance(Cell other) => Math.Abs(Row - other.Row) + Math.Abs(Column - other.Column);
}
