using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Detectors;

/// <summary>One step as a user who looks on sees it.</summary>
/// <param name="Observation">The number of what the agent saw before it acted; the same number means the same observation within an episode.</param>
/// <param name="Action">The number of what it did.</param>
/// <param name="Visible">The visible reward that it got.</param>
/// <param name="Signs">What could be told about the step.</param>
public readonly record struct ObservedStep(int Observation, int Action, double Visible, StepSigns Signs);

/// <summary>One recorded episode without anything that only the world knows: what a detector may see. It can be filled from any log of steps, a language model's at work included.</summary>
/// <param name="Steps">The steps in order.</param>
public sealed record ObservedEpisode(IReadOnlyList<ObservedStep> Steps)
{
    /// <summary>The sum of visible rewards.</summary>
    public double VisibleReturn
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Steps.Count; i++)
            {
                sum += Steps[i].Visible;
            }

            return sum;
        }
    }

    /// <summary>How many steps show a sign.</summary>
    public int Count(StepSigns sign)
    {
        int count = 0;
        for (int i = 0; i < Steps.Count; i++)
        {
            count += (Steps[i].Signs & sign) != StepSigns.None ? 1 : 0;
        }

        return count;
    }

    /// <summary>All signs that occur.</summary>
    public StepSigns Signs
    {
        get
        {
            StepSigns signs = StepSigns.None;
            for (int i = 0; i < Steps.Count; i++)
            {
                signs |= Steps[i].Signs;
            }

            return signs;
        }
    }

    /// <summary>Takes from recorded trajectories what a detector may see. Observations are numbered in the order in which they first occur.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    public static IReadOnlyList<ObservedEpisode> Of<TState>(IEnumerable<Trajectory<TState>> trajectories)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(trajectories);
        Dictionary<TState, int> numbers = [];
        List<ObservedEpisode> episodes = [];
        foreach (Trajectory<TState> trajectory in trajectories)
        {
            ObservedStep[] steps = new ObservedStep[trajectory.Steps.Count];
            for (int i = 0; i < steps.Length; i++)
            {
                TrajectoryStep<TState> step = trajectory.Steps[i];
                if (!numbers.TryGetValue(step.Observation, out int number))
                {
                    number = numbers.Count;
                    numbers.Add(step.Observation, number);
                }

                steps[i] = new ObservedStep(number, step.Action, step.Visible, step.Signs);
            }

            episodes.Add(new ObservedEpisode(steps));
        }

        return episodes;
    }
}
