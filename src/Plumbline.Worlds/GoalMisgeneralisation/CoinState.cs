using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>A level of <see cref="CoinRun"/>.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="Coin">Where the coin is.</param>
public readonly record struct CoinState(Cell Agent, Cell Coin);
