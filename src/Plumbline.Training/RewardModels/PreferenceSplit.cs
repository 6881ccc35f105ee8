using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;

namespace Plumbline.Training.RewardModels;

/// <summary>Preferences to train on and preferences to measure on. No prompt is in both.</summary>
/// <param name="Training">What is trained on.</param>
/// <param name="HeldOut">What is measured on.</param>
public sealed record PreferenceSplit(IReadOnlyList<Preference> Training, IReadOnlyList<Preference> HeldOut)
{
    /// <summary>Splits by prompt, so that no held-out prompt is ever trained on.</summary>
    /// <param name="preferences">Verdicts on at least two prompts.</param>
    /// <param name="heldOutShare">Share of the prompts held out, above 0 and below 1; at least one prompt goes to each side.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="ArgumentException">The preferences are of fewer than two prompts.</exception>
    public static PreferenceSplit ByPrompt(IReadOnlyList<Preference> preferences, double heldOutShare, ulong seed)
    {
        string[] prompts = [.. preferences.Select(p => p.PromptId).Distinct(StringComparer.Ordinal)];
        if (prompts.Length < 2)
        {
            throw new ArgumentException($"preferences on {prompts.Length} prompts; expected at least 2, one to train on and one to measure on", nameof(preferences));
        }

        new RandomStream(seed, "reward-model/split").Shuffle(prompts.AsSpan());
        int count = Math.Clamp((int)Math.Round(prompts.Length * heldOutShare), 1, prompts.Length - 1);
        HashSet<string> heldOut = [.. prompts.Take(count)];
        return new PreferenceSplit(
            [.. preferences.Where(p => !heldOut.Contains(p.PromptId))], [.. preferences.Where(p => heldOut.Contains(p.PromptId))]);
    }

    /// <summary>
    /// Draws as many training prompts as there are, with replacement, each with all its verdicts (the bootstrap of clusters); what is held out stays. A prompt
    /// drawn twice counts twice in the loss of its batch, and its replies are still read once.
    /// </summary>
    /// <param name="random">Draws one number per prompt.</param>
    public PreferenceSplit Resample(RandomStream random)
    {
        Preference[][] prompts = [.. Training.GroupBy(preference => preference.PromptId, StringComparer.Ordinal).Select(group => group.ToArray())];
        return this with { Training = [.. Enumerable.Range(0, prompts.Length).SelectMany(_ => prompts[random.NextInt(prompts.Length)])] };
    }
}
