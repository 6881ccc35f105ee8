using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Stages;
using Plumbline.Training.Preferences;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Recipes.Align;

/// <summary>Samples replies of the pretrained model and asks the annotator about every two replies to a prompt.</summary>
internal sealed class PreferenceStage
{
    // Prompts between two looks at how many verdicts there are.
    private const int PromptsPerRound = 32;

    private readonly AlignRecipe _recipe;
    private readonly PretrainedModel _model;
    private readonly SimulatedAnnotator _annotator;
    private readonly List<Preference> _preferences = [];
    private readonly List<PreferenceRecord> _records = [];
    private int _ties;

    private PreferenceStage(AlignRecipe recipe, PretrainedModel model)
    {
        _recipe = recipe;
        _model = model;
        WordWish wish = new(recipe.Want, recipe.Avoid);
        _annotator = new SimulatedAnnotator((_, reply) => wish.Utility(reply), recipe.Preferences.Annotator);
    }

    public static CollectedPreferences Run(
        AlignRecipe recipe, PretrainedModel model, ReplySampler sampler, IReadOnlyList<Prompt> training, StageReporter reporter, CancellationToken cancellation)
    {
        PreferenceStage stage = new(recipe, model);
        List<SampledReply> replies = [];
        int round = 0;
        foreach (Prompt[] prompts in training.Take(recipe.Preferences.MaxPrompts).Chunk(PromptsPerRound))
        {
            if (stage._preferences.Count >= recipe.Preferences.EnoughPreferences)
            {
                break;
            }

            IReadOnlyList<SampledReply> sampled = sampler.Sample(
                prompts, recipe.Preferences.RepliesPerPrompt, $"preference/{round++}", cancellation: cancellation);
            replies.AddRange(sampled);
            foreach (SampledReply[] group in sampled.Chunk(recipe.Preferences.RepliesPerPrompt))
            {
                stage.CompareAll(group);
            }

            reporter.Report(replies.Count, new StageFigure("preferences", stage._preferences.Count), new StageFigure("ties", stage._ties));
        }

        reporter.Finish(replies.Count, new StageFigure("preferences", stage._preferences.Count), new StageFigure("ties", stage._ties));
        return new CollectedPreferences(stage._preferences, stage._records, replies, stage._ties);
    }

    private void CompareAll(SampledReply[] group)
    {
        string[] texts = [.. group.Select(_model.Text)];
        for (int i = 0; i < group.Length; i++)
        {
            for (int j = i + 1; j < group.Length; j++)
            {
                Compare(group, texts, i, j);
            }
        }
    }

    private void Compare(SampledReply[] group, string[] texts, int first, int second)
    {
        Prompt prompt = group[first].Prompt;
        string id = $"{prompt.Id}/{first}-{second}";
        Verdict verdict = _annotator.Compare(prompt.Text, texts[first], texts[second], new RandomStream(_recipe.Seed, $"annotator/{id}"));
        if (verdict == Verdict.Tie)
        {
            _ties++;
            return;
        }

        (int chosen, int rejected) = verdict == Verdict.First ? (first, second) : (second, first);
        _preferences.Add(new Preference(id, prompt.Id, prompt.Tokens, group[chosen].Tokens, group[rejected].Tokens));
        _records.Add(new PreferenceRecord(id, prompt.Id, group[chosen].Id, group[rejected].Id, prompt.Text, texts[chosen], texts[rejected]));
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
