using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>The cue of most of these worlds: on which sides something lies.</summary>
internal static class Compass
{
    /// <summary>Writes the strength for each of up, down, left and right on which <paramref name="to"/> lies, 0 for the others.</summary>
    public static void Point(Cell from, Cell to, float strength, Span<float> features)
    {
        features[GridMoves.Up] = to.Row < from.Row ? strength : 0;
        features[GridMoves.Down] = to.Row > from.Row ? strength : 0;
        features[GridMoves.Left] = to.Column < from.Column ? strength : 0;
        features[GridMoves.Right] = to.Column > from.Column ? strength : 0;
    }
}
