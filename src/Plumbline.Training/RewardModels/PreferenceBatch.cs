using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Preferences;

namespace Plumbline.Training.RewardModels;

/// <summary>
/// Preferences of one optimiser step. All comparisons of a prompt stand together, so that a reply that was compared several times is read once
/// (Ouyang et al. 2022, section 3.5); and no reply is seen twice in a pass, which would teach it by heart.
/// </summary>
internal sealed class PreferenceBatch
{
    private readonly List<PromptedReply> _replies = [];
    private readonly Dictionary<int[], int> _indices = new(ReferenceEqualityComparer.Instance);

    public PreferenceBatch(IReadOnlyList<Preference> preferences)
    {
        Preferences = preferences;
        Chosen = [.. preferences.Select(preference => IndexOf(preference.Prompt, preference.Chosen))];
        Rejected = [.. preferences.Select(preference => IndexOf(preference.Prompt, preference.Rejected))];
    }

    public IReadOnlyList<Preference> Preferences { get; }

    /// <summary>Every reply once.</summary>
    public IReadOnlyList<PromptedReply> Replies => _replies;

    /// <summary>Index of the chosen reply of each preference.</summary>
    public int[] Chosen { get; }

    /// <summary>Index of the rejected reply of each preference.</summary>
    public int[] Rejected { get; }

    /// <summary>The batches of one pass: prompts in random order, whole prompts to a batch until it has enough pairs.</summary>
    public static IEnumerable<PreferenceBatch> OfPass(IReadOnlyList<Preference> preferences, int batchPairs, RandomStream random)
    {
        Preference[][] prompts = [.. preferences.GroupBy(preference => preference.PromptId, StringComparer.Ordinal).Select(group => group.ToArray())];
        random.Shuffle(prompts.AsSpan());
        List<Preference> pairs = [];
        foreach (Preference[] prompt in prompts)
        {
            pairs.AddRange(prompt);
            if (pairs.Count >= batchPairs)
            {
                yield return new PreferenceBatch(pairs);
                pairs = [];
            }
        }

        if (pairs.Count > 0)
        {
            yield return new PreferenceBatch(pairs);
        }
    }

    private int IndexOf(int[] prompt, int[] reply)
    {
        if (!_indices.TryGetValue(reply, out int index))
        {
            index = _replies.Count;
            _indices.Add(reply, index);
            _replies.Add(new PromptedReply(prompt, reply));
        }

        return index;
    }
}
