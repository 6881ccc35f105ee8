using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.OtherObjectives.AnnotatorBias;

/// <summary>
/// The replies that prompts get: worth and trait are standard normal with correlation −½, for a reply that corrects the user agrees with them less; the reading is the worth with
/// normal noise of deviation ½.
/// </summary>
public static class ReplyPopulation
{
    /// <summary>How many replies a policy chooses from.</summary>
    public const int Replies = 12;

    /// <summary>The correlation ρ of worth and trait.</summary>
    public const double Correlation = -0.5;

    /// <summary>
    /// The bias at which appeal says nothing of worth: Cov(w, w + b t) = 1 + b ρ is 0 at b = −1/ρ. Beyond it what annotators like best is worse than a reply chosen blindly.
    /// </summary>
    public const double BlindBias = -1 / Correlation;

    private const double ReadingNoise = 0.5;

    /// <summary>Replies to a fresh prompt.</summary>
    /// <param name="count">How many, at least one.</param>
    /// <param name="random">Where they come from.</param>
    public static Reply[] Draw(int count, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(random);
        Reply[] replies = new Reply[count];
        for (int i = 0; i < count; i++)
        {
            double worth = random.NextGaussian();
            double trait = (Correlation * worth) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextGaussian());
            replies[i] = new Reply(worth, trait, worth + (ReadingNoise * random.NextGaussian()));
        }

        return replies;
    }

    /// <summary>
    /// The mirrored prompt, as likely as the given one: the worths −w and the traits w + t have the same variances and covariance, and at <see cref="BlindBias"/> every reply keeps its appeal. A set
    /// of prompts with their mirrors has the population's balance there exactly.
    /// </summary>
    public static Reply[] Mirrored(IReadOnlyList<Reply> replies) => [.. replies.Select(reply => new Reply(-reply.Worth, reply.Worth + reply.Trait, -reply.Reading))];

    /// <summary>The probability that a chosen reply is preferred to one of the prompt's others, drawn at random; exact.</summary>
    /// <param name="replies">The replies to a prompt, at least two.</param>
    /// <param name="chosen">The index of the chosen one.</param>
    /// <param name="bias">The bias of those who compare; 0 is the unbiased judge.</param>
    public static double Share(Reply[] replies, int chosen, double bias)
    {
        ArgumentNullException.ThrowIfNull(replies);
        double sum = 0;
        for (int i = 0; i < replies.Length; i++)
        {
            sum += i == chosen ? 0 : replies[chosen].PreferredTo(replies[i], bias);
        }

        return sum / (replies.Length - 1);
    }
}
