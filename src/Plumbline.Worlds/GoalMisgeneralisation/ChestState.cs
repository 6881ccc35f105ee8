using System.Numerics;
using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>A level of <see cref="KeysAndChests"/>. Keys and chests lie at six places, numbered from 0; sets of places are bits.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="Keys">The places that had a key at the start; the others had a chest.</param>
/// <param name="Left">The places whose key or chest is still there.</param>
public readonly record struct ChestState(Cell Agent, int Keys, int Left)
{
    /// <summary>All six places.</summary>
    public const int All = 63;

    /// <summary>The places with a key that is not yet taken.</summary>
    public int KeysLeft => Keys & Left;

    /// <summary>The places with a chest that is not yet open.</summary>
    public int ChestsLeft => ~Keys & Left;

    /// <summary>How many keys were taken.</summary>
    public int Taken => Count(Keys & ~Left);

    /// <summary>How many chests were opened.</summary>
    public int Opened => Count(~Keys & ~Left);

    /// <summary>How many keys are in hand.</summary>
    public int Held => Taken - Opened;

    /// <summary>How many chests can be opened in the whole level.</summary>
    public int Openable => Math.Min(Count(Keys), Count(~Keys));

    private static int Count(int places) => BitOperations.PopCount((uint)(places & All));
}
