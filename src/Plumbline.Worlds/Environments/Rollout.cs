using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Environments;

/// <summary>Plays whole episodes.</summary>
public static class Rollout
{
    /// <summary>The action of a policy, with the world's own <see cref="World{TState}.Exploration"/> applied.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    public static int Act<TState>(World<TState> world, IPolicy<TState> policy, Episode<TState> episode, TState observation, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(episode);
        ArgumentNullException.ThrowIfNull(random);
        double exploration = world.Exploration(episode.State);
        return exploration > 0 && random.NextDouble() < exploration
            ? random.NextInt(world.Actions.Count)
            : policy.Act(policy is IStatePolicy<TState> ? episode.State : observation, episode.StepCount, random);
    }

    /// <summary>Plays one episode and records what a user who looks on would see.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world.</param>
    /// <param name="policy">Who acts.</param>
    /// <param name="random">The source of all chances.</param>
    public static Trajectory<TState> Play<TState>(World<TState> world, IPolicy<TState> policy, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(random);
        Episode<TState> episode = new(world);
        TState observation = episode.Reset(random);
        List<TrajectoryStep<TState>> steps = [];
        while (!episode.HasEnded)
        {
            int action = Act(world, policy, episode, observation, random);
            StepResult<TState> result = episode.Step(action);
            steps.Add(new TrajectoryStep<TState>(observation, action, result.Reward, result.Info.Signs));
            observation = result.Observation;
        }

        return new Trajectory<TState>(steps, episode.VisibleReturn, episode.HiddenReturn);
    }

    /// <summary>The mean visible and hidden return of a policy over episodes, by sampling; where the world is small, <see cref="Planning.PolicyEvaluation"/> is exact.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world.</param>
    /// <param name="policy">Who acts.</param>
    /// <param name="episodes">How many episodes, at least 1.</param>
    /// <param name="random">The source of all chances.</param>
    public static Zoo.SeedOutcome Mean<TState>(World<TState> world, IPolicy<TState> policy, int episodes, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        Episode<TState> episode = new(world);
        double visible = 0;
        double hidden = 0;
        for (int i = 0; i < episodes; i++)
        {
            TState observation = episode.Reset(random);
            while (!episode.HasEnded)
            {
                observation = episode.Step(Act(world, policy, episode, observation, random)).Observation;
            }

            visible += episode.VisibleReturn;
            hidden += episode.HiddenReturn;
        }

        return new Zoo.SeedOutcome(visible / episodes, hidden / episodes);
    }
}
