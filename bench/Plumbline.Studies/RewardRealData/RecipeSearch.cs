using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Plumbline.Numerics.Compute;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Studies.RewardRealData;

/// <summary>How the recipes were chosen: candidates trained on a part of the training data and measured on the rest of it. Test data are not read.</summary>
/// <param name="data">Folder of the data sets.</param>
/// <param name="processor">Runs the kernels.</param>
/// <param name="output">Hears of every candidate.</param>
/// <param name="changes">Candidates other than the usual ones: a JSON array of what each changes in the recipe of the set; null for the usual.</param>
internal sealed class RecipeSearch(string data, Processor processor, TextWriter output, string? changes)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private const int Folds = 5;
    private static readonly string[] SearchedPropositions = ["apology", "judgement", "partially_complies", "prescribes_solutions", "requests_information"];

    /// <summary>Harmless pairs: the first folds of five.</summary>
    public void Harmless(int usedFolds)
    {
        TextPair[] pairs = [.. StudyData.HarmlessPairs(data).Take(2000)];
        RewardRecipe chosen = RewardRecipe.Harmless with { Members = 1 };
        RewardRecipe[] candidates =
        [
            .. Enum.GetValues<Pooling>().SelectMany(pooling => new[] { 1, 2 }.Select(epochs => chosen with { Pooling = pooling, Epochs = epochs })),
            chosen with { LearningRate = 3e-4 }, chosen with { PretrainingEpochs = 0 }, RewardRecipe.Harmless,
        ];
        List<(double Score, bool Label)> words = [];
        for (int fold = 0; fold < usedFolds; fold++)
        {
            TextPair[] learnt = [.. pairs.Where((_, i) => i % Folds != fold)];
            WordBaseline baseline = WordBaseline.Best(WordBaseline.OfPairs(learnt, [.. learnt.Select((_, i) => i % Folds)]));
            words.AddRange(pairs.Where((_, i) => i % Folds == fold).Select(pair => (baseline.LogOdds(pair.Chosen) - baseline.LogOdds(pair.Rejected), true)));
        }

        Report("bag of words", words);
        Search(RewardRecipe.Harmless, candidates, usedFolds, (recipe, body, fold) =>
        {
            TextPair[] held = [.. pairs.Where((_, i) => i % Folds == fold)];
            return [.. RewardMembers.Margins(recipe, body, [.. pairs.Where((_, i) => i % Folds != fold)], held, processor, (ulong)fold).Select(margin => (margin, true))];
        }, fold => [.. pairs.Where((_, i) => i % Folds != fold).SelectMany(pair => new[] { pair.Chosen, pair.Rejected })]);
    }

    /// <summary>Five propositions of the rule-based-reward data: the first folds of five.</summary>
    public void Rules(int usedFolds)
    {
        var rows = StudyData.RuleLabels(data, "train");
        PromptedText[] dialogues = [.. StudyData.HarmlessPairs(data).Take(2000).SelectMany(pair => new[] { pair.Chosen, pair.Rejected })];
        RewardRecipe chosen = RewardRecipe.Rules;
        Search(chosen, [chosen, chosen with { Epochs = 4, LearningRate = 3e-3 }, chosen with { Epochs = 4 }], usedFolds, (recipe, body, fold) =>
        {
            var learnt = rows.Where((_, i) => i % Folds != fold).ToArray();
            var held = rows.Where((_, i) => i % Folds == fold).ToArray();
            return
            [
                .. SearchedPropositions.SelectMany(name => RewardMembers.LogOdds(
                    recipe, body, [.. learnt.Select(row => new LabelledText(row.Text, row.Text.Prompt, row.Propositions[name]))], [.. held.Select(row => row.Text)], processor, (ulong)fold)
                    .Select((score, i) => (score, held[i].Propositions[name]))),
            ];
        }, fold => [.. rows.Where((_, i) => i % Folds != fold).Select(row => row.Text), .. dialogues]);
    }

    /// <summary>TruthfulQA's judge data: the first folds of five, by question.</summary>
    public void Truth(int usedFolds)
    {
        IReadOnlyList<LabelledText> all = StudyData.TruthLabels(data, 0.8, seed: 1).Training;
        string[] questions = [.. all.Select(item => item.PromptId).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> folds = questions.Select((question, i) => (question, i % Folds)).ToDictionary(pair => pair.question, pair => pair.Item2, StringComparer.Ordinal);
        RewardRecipe chosen = RewardRecipe.Truth;
        Search(chosen, [chosen with { Epochs = 2 }, chosen with { Epochs = 1 }, chosen with { Epochs = 4 }], usedFolds, (recipe, body, fold) =>
        {
            LabelledText[] held = [.. all.Where(item => folds[item.PromptId] == fold)];
            return
            [
                .. RewardMembers.LogOdds(recipe, body, [.. all.Where(item => folds[item.PromptId] != fold)], [.. held.Select(item => item.Text)], processor, (ulong)fold)
                    .Select((score, i) => (score, held[i].Label)),
            ];
        }, fold => [.. all.Where(item => folds[item.PromptId] != fold).Select(item => item.Text)]);
    }

    private void Search(
        RewardRecipe recipeOfSet,
        IReadOnlyList<RewardRecipe> usual,
        int usedFolds,
        Func<RewardRecipe, RewardBody, int, IReadOnlyList<(double Score, bool Label)>> evaluate,
        Func<int, IReadOnlyList<PromptedText>> textsOf)
    {
        IReadOnlyList<RewardRecipe> candidates = changes is null ? usual : [.. JsonNode.Parse(changes)!.AsArray().Select(change => Changed(recipeOfSet, change!.AsObject()))];
        Dictionary<RewardRecipe, RewardBody>[] bodies = [.. Enumerable.Range(0, usedFolds).Select(_ => new Dictionary<RewardRecipe, RewardBody>())];
        foreach (RewardRecipe candidate in candidates)
        {
            List<(double Score, bool Label)> judged = [];
            for (int fold = 0; fold < usedFolds; fold++)
            {
                RewardRecipe key = candidate.OfBody();
                if (!bodies[fold].TryGetValue(key, out RewardBody? body))
                {
                    bodies[fold][key] = body = new RewardBody(candidate, textsOf(fold), processor, (ulong)fold);
                }

                judged.AddRange(evaluate(candidate, body, fold));
            }

            Report(candidate.ToString(), judged);
        }

        foreach (RewardBody body in bodies.SelectMany(fold => fold.Values))
        {
            body.Dispose();
        }
    }

    private void Report(string name, IReadOnlyList<(double Score, bool Label)> judged)
    {
        double accuracy = judged.Average(item => ScorerQuality.IsRight(item.Score, item.Label) ? 1.0 : 0);
        double loss = judged.Average(item => Math.Log(1 + Math.Exp(item.Label ? -item.Score : item.Score)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: accuracy {accuracy:F4}, loss {loss:F4}, of {judged.Count}"));
    }

    private static RewardRecipe Changed(RewardRecipe recipe, JsonObject change)
    {
        JsonObject merged = JsonSerializer.SerializeToNode(recipe, Json)!.AsObject();
        foreach ((string name, JsonNode? value) in change)
        {
            merged[name] = value?.DeepClone();
        }

        return merged.Deserialize<RewardRecipe>(Json)!;
    }
}
