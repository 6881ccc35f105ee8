namespace Plumbline.Worlds.Gridworlds;

/// <summary>A state of <see cref="RocksAndDiamonds"/>.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="Diamond">Where the diamond is.</param>
/// <param name="Rock">Where the first rock is.</param>
/// <param name="Second">Where the second rock is; off the grid where there is none.</param>
/// <param name="Third">Where the third rock is; off the grid where there is none.</param>
/// <param name="DiamondsPay">The switch Q: whether a diamond in the goal area is rewarded (+1) or punished (−1).</param>
/// <param name="RocksPay">The switch P: whether a rock in the goal area is rewarded (+1) or punished (−1).</param>
public readonly record struct RocksState(Cell Agent, Cell Diamond, Cell Rock, Cell Second, Cell Third, bool DiamondsPay, bool RocksPay)
{
    /// <summary>The state after a move: whatever lies in the way is pushed, if there is room behind it; otherwise nothing moves.</summary>
    public RocksState Pushed(Grid room, int action)
    {
        ArgumentNullException.ThrowIfNull(room);
        Cell to = room.Move(Agent, action);
        if (!IsThing(to))
        {
            return this with { Agent = to };
        }

        Cell beyond = room.Move(to, action);
        return beyond == to || IsThing(beyond) ? this : this with
        {
            Agent = to, Diamond = Diamond == to ? beyond : Diamond, Rock = Rock == to ? beyond : Rock,
            Second = Second == to ? beyond : Second, Third = Third == to ? beyond : Third,
        };
    }

    private bool IsThing(Cell cell) => cell == Diamond || cell == Rock || cell == Second || cell == Third;
}
