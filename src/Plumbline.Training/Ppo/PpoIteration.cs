using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Ppo;

/// <summary>What one iteration sampled and how its optimisation went.</summary>
/// <remarks>
/// Rollouts and the numbers on them belong to the policy <em>before</em> the updates of this iteration; the models hold the weights after them. Whoever wants the
/// policy that iteration n measured copies it when it hears of iteration n − 1.
/// </remarks>
/// <param name="Number">1 for the first.</param>
/// <param name="Rollouts">What was sampled, before the iteration's updates.</param>
/// <param name="Metrics">Numbers by name, see <see cref="PpoMetrics"/>; those of updates are absent where none was made.</param>
/// <param name="FreshTokens">Tokens of the first minibatch, whose importance ratio was checked before any update.</param>
/// <param name="FreshRatioMismatches">Those among them whose ratio was not exactly 1; anything but 0 is a defect.</param>
public sealed record PpoIteration(
    int Number, IReadOnlyList<Rollout> Rollouts, IReadOnlyDictionary<string, double> Metrics, long FreshTokens, long FreshRatioMismatches)
{
    internal bool StopAsked { get; private set; }

    /// <summary>Asks the trainer to return after this iteration. Calling <see cref="PpoTrainer.Train"/> again goes on.</summary>
    public void Stop() => StopAsked = true;
}

/// <summary>What a PPO run came to.</summary>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Rollouts">Replies sampled.</param>
/// <param name="StoppedEarly">Whether the limit on KL ended it; false where <see cref="PpoIteration.Stop"/> did.</param>
/// <param name="FinalKlCoefficient">β at the end.</param>
/// <param name="FreshTokens">Tokens whose importance ratio was checked before any update of their iteration.</param>
/// <param name="FreshRatioMismatches">Those among them whose ratio was not exactly 1; anything but 0 is a defect.</param>
public sealed record PpoResult(
    int Iterations, long Rollouts, bool StoppedEarly, double FinalKlCoefficient, long FreshTokens, long FreshRatioMismatches);
