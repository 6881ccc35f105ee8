using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>A level of <see cref="Doorway"/>.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="Door">Where the doorway is.</param>
/// <param name="Goal">Where the goal is.</param>
public readonly record struct DoorwayState(Cell Agent, Cell Door, Cell Goal);
