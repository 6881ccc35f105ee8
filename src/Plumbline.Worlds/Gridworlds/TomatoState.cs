namespace Plumbline.Worlds.Gridworlds;

/// <summary>A state of <see cref="TomatoWatering"/>.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="Wet">Which tomatoes are watered, a bit each, row by row; learners are not shown it.</param>
public readonly record struct TomatoState(Cell Agent, int Wet)
{
    /// <summary>The state after a move and its watering, before anything dries.</summary>
    public TomatoState Moved(int action)
    {
        Cell agent = TomatoWatering.Garden.Move(Agent, action);
        int at = Array.IndexOf(TomatoWatering.Tomatoes, agent);
        return new TomatoState(agent, at < 0 ? Wet : Wet | (1 << at));
    }
}
