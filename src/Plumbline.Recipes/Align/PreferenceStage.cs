using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Stages;
using Plumbline.Training.Preferences;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Recipes.Align;

/// <summary>Samples replies of the pretrained model and asks the annotator about every two replies to a prompt.</summary>
internal static class PreferenceStage
{
    public static CollectedPreferences Run(
        AlignRecipe recipe, PretrainedModel model, ReplySampler sampler, IReadOnlyList<Prompt> training, StageReporter reporter, CancellationToken cancellation)
    {
        Prompt[] prompts = [.. training.Take(recipe.Preferences.MaxPrompts)];
        IReadOnlyList<SampledReply> replies = sampler.Sample(
            prompts, recipe.Preferences.RepliesPerPrompt, "preference", done => reporter.Report(done), cancellation);
        WordWish wish = new(recipe.Want, recipe.Avoid);
        SimulatedAnnotator annotator = new((_, reply) => wish.Utility(reply), recipe.Preferences.Annotator);
        List<Preference> preferences = [];
        List<PreferenceRecord> records = [];
        int ties = 0;
        foreach (SampledReply[] group in replies.Chunk(recipe.Preferences.RepliesPerPrompt))
        {
            string[] texts = [.. group.Select(model.Text)];
            for (int i = 0; i < group.Length; i++)
            {
                for (int j = i + 1; j < group.Length; j++)
                {
                    string id = $"{group[i].Prompt.Id}/{i}-{j}";
                    Verdict verdict = annotator.Compare(group[i].Prompt.Text, texts[i], texts[j], new RandomStream(recipe.Seed, $"annotator/{id}"));
                    if (verdict == Verdict.Tie)
                    {
                        ties++;
                        continue;
                    }

                    (int chosen, int rejected) = verdict == Verdict.First ? (i, j) : (j, i);
                    preferences.Add(new Preference(id, group[i].Prompt.Id, group[i].Prompt.Tokens, group[chosen].Tokens, group[rejected].Tokens));
                    records.Add(new PreferenceRecord(
                        id, group[i].Prompt.Id, group[chosen].Id, group[rejected].Id, group[i].Prompt.Text, texts[chosen], texts[rejected]));
                }
            }
        }

        reporter.Finish(replies.Count, new StageFigure("preferences", preferences.Count), new StageFigure("ties", ties));
        return new CollectedPreferences(preferences, records, replies, ties);
    }
}

/// <summary>What the annotator said.</summary>
/// <param name="Preferences">The verdicts.</param>
/// <param name="Records">The same for people and for other tools.</param>
/// <param name="Replies">All replies that were compared.</param>
/// <param name="Ties">Comparisons without a verdict.</param>
internal sealed record CollectedPreferences(
    IReadOnlyList<Preference> Preferences, IReadOnlyList<PreferenceRecord> Records, IReadOnlyList<SampledReply> Replies, int Ties);

/// <summary>One line of <c>samples/preferences.jsonl</c>; prompt, chosen and rejected are the columns of TRL's preference data sets.</summary>
internal sealed record PreferenceRecord(
    string Id, string PromptId, string ChosenId, string RejectedId, string Prompt, string Chosen, string Rejected);
