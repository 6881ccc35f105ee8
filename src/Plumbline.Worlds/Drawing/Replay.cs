using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Drawing;

/// <summary>An episode to look at.</summary>
/// <param name="Title">Whose it is, such as "best by the visible reward".</param>
/// <param name="Frames">The moments, the start first.</param>
public sealed record Replay(string Title, IReadOnlyList<ReplayFrame> Frames)
{
    /// <summary>Plays a policy for one episode and draws every state.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world.</param>
    /// <param name="policy">Whose episode it is.</param>
    /// <param name="title">The title.</param>
    /// <param name="seed">The seed of all chances. Default 1.</param>
    public static Replay Of<TState>(World<TState> world, IPolicy<TState> policy, string title, ulong seed = 1)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(policy);
        Episode<TState> episode = new(world);
        RandomStream random = new(seed, "replay");
        TState observation = episode.Reset(random);
        List<ReplayFrame> frames = [new(Draw(world, episode.State), "", 0, 0)];
        while (!episode.HasEnded)
        {
            int action = Rollout.Act(world, policy, episode, observation, random);
            observation = episode.Step(action).Observation;
            frames.Add(new ReplayFrame(Draw(world, episode.State), world.Actions[action], episode.VisibleReturn, episode.HiddenReturn));
        }

        return new Replay(title, frames);
    }

    /// <summary>The seed of the episode, of the first sixteen, in which the visible and the hidden return of an agent lie furthest apart: where chance decides, the one that is worth looking at.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    public static ulong TellingSeed<TState>(ShownAgent<TState> agent)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(agent);
        (ulong best, double widest) = (1, -1);
        for (ulong seed = 1; seed <= 16; seed++)
        {
            SeedOutcome outcome = Rollout.Mean(agent.World, agent.Policy, 1, new RandomStream(seed, "replay"));
            double gap = Math.Abs(outcome.Visible - outcome.Hidden);
            (best, widest) = gap > widest + 1e-9 ? (seed, gap) : (best, widest);
        }

        return best;
    }

    /// <summary>Plays an agent for the episode in which the gaming agent shows itself best: see <see cref="TellingSeed"/>.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="shown">The agent to play.</param>
    /// <param name="gaming">The agent that games the visible reward.</param>
    public static Replay Telling<TState>(ShownAgent<TState> shown, ShownAgent<TState> gaming)
        where TState : struct, IEquatable<TState> => Of(shown, TellingSeed(gaming));

    /// <summary>Plays one episode of an agent that a world shows.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="agent">The agent.</param>
    /// <param name="seed">The seed of all chances. Default 1.</param>
    public static Replay Of<TState>(ShownAgent<TState> agent, ulong seed = 1)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(agent);
        return Of(agent.World, agent.Policy, agent.Title, seed);
    }

    private static Frame Draw<TState>(World<TState> world, TState state)
        where TState : struct, IEquatable<TState>
    {
        Canvas canvas = new();
        world.Draw(state, canvas);
        return canvas.ToFrame();
    }
}
