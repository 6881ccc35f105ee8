using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Tests.Environments;

/// <summary>What a list of moves is worth: the fixtures of published worlds are told as such lists.</summary>
internal static class ScriptedReturns
{
    /// <summary>The visible and hidden return of moves written as letters u, d, l, r, n.</summary>
    public static (double Visible, double Hidden, bool Terminated) Of<TState>(World<TState> world, string letters, ulong seed = 1)
        where TState : struct, IEquatable<TState>
    {
        Episode<TState> episode = new(world);
        episode.Reset(seed);
        bool terminated = false;
        foreach (int move in GridMoves.Parse(letters))
        {
            terminated = episode.Step(move).Terminated;
        }

        return (episode.VisibleReturn, episode.HiddenReturn, terminated);
    }
}
