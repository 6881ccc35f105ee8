using Plumbline.Numerics.Compute;
using Plumbline.Studies.RewardRealData;
using Plumbline.Training.ScalarHeads;

string data = args[1];
using Processor processor = new(new ProcessorOptions { Threads = 1 });
TextPair[] pairs = [.. StudyData.HarmlessPairs(data).Take(2000)];
if (args[0] == "base")
{
    foreach (var b in WordBaseline.OfPairs(pairs, [.. pairs.Select((_, i) => i % 5)]))
    {
        Console.WriteLine($"{b.Features}: {b.FeatureCount} {b.Chosen}");
    }
}
else if (args[0] == "t1")
{
    List<(string, RewardRecipe)> r = [];
    foreach (Pooling p in new[] { Pooling.ReplyMean, Pooling.LastToken, Pooling.Mean })
        foreach (double lr in new[] { 3e-4, 1e-3 })
            foreach (int e in new[] { 1, 2 })
            {
                RewardRecipe x = new() { Pooling = p, LearningRate = lr, Epochs = e, PretrainingEpochs = int.Parse(args[2]), Layers = int.Parse(args[3]), Hidden = int.Parse(args[4]), Vocabulary = int.Parse(args[5]) };
                r.Add(($"{p} lr {lr} e {e}", x));
            }
    RecipeSearch.Pairs(pairs, r, 5, int.Parse(args[6]), processor);
}
