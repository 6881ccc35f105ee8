using Plumbline.Runs;
using Plumbline.Training.Examples;
using Plumbline.Training.Online;

namespace Plumbline.Recipes.Train;

/// <summary>
/// Preferences made out of prompts: the model gives several replies to each, and the one rewarded most is chosen over the one rewarded least. Written as TRL's
/// preference rows into the run's samples, so that they can be read, checked and used again.
/// </summary>
internal static class MadePreferences
{
    /// <summary>Name of the samples.</summary>
    public const string Name = "preferences";

    /// <summary>Makes them; a run that already holds them keeps them.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="RunException">No prompt has two replies of different reward.</exception>
    public static string Make(
        RunDirectory run, PreferenceMaking options, ReplyCollector collector, EncodedRows<PromptExample> prompts, Action<int, int> progress, CancellationToken cancellation)
    {
        string file = run.Layout.SamplesFile(Name);
        if (File.Exists(file))
        {
            return file;
        }

        List<object> rows = [];
        PromptExample[] chosen = [.. Prompts(prompts, options.Prompts)];
        int done = 0;
        foreach (PromptExample[] chunk in chosen.Chunk(16))
        {
            CollectedReplies collected = collector.Collect(chunk, options.RepliesPerPrompt, $"preferences/{done}", cancellation);
            rows.AddRange(collected.Replies.GroupBy(reply => reply.Group).Select(Row).OfType<object>());
            done += chunk.Length;
            progress(done, chosen.Length);
        }

        if (rows.Count == 0)
        {
            throw new RunException(file, "no prompt has two replies of different reward, so there is no preference to learn", "check the reward, or take more prompts or replies (preferences)");
        }

        run.WriteSamples(Name, rows);
        return file;
    }

    private static object? Row(IGrouping<int, RewardedReply> group)
    {
        RewardedReply[] ranked = [.. group.Where(reply => reply.Reward is not null && reply.Text.Length > 0).OrderByDescending(reply => reply.Reward)];
        return ranked.Length > 1 && ranked[0].Reward > ranked[^1].Reward
            ? new
            {
                Id = ranked[0].Example.Prompt.Id,
                Prompt = ranked[0].Example.Prompt.Text,
                Chosen = ranked[0].Text,
                Rejected = ranked[^1].Text,
                ChosenReward = ranked[0].Reward,
                RejectedReward = ranked[^1].Reward,
            }
            : null;
    }

    private static IEnumerable<PromptExample> Prompts(EncodedRows<PromptExample> prompts, int most)
    {
        int taken = 0;
        for (long row = 0; row < prompts.Count && taken < most; row++)
        {
            if (prompts.Read(row) is { Refusal: null } usable)
            {
                taken++;
                yield return usable.Example!;
            }
        }
    }
}
