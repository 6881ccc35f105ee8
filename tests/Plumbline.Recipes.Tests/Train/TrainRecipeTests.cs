using Plumbline.Recipes.Files;
using Plumbline.Recipes.Train;
using Plumbline.Runs;
using Plumbline.Training.Dpo;

namespace Plumbline.Recipes.Tests.Train;

public sealed class TrainRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Defaults_OfEveryMethod_LackOnlyWhatTheUserMustName()
    {
        foreach (string method in TrainMethods.Names)
        {
            TrainRecipe recipe = TrainMethods.Defaults(method);
            recipe.Method.ShouldBe(method);
            string[] missing = [.. recipe.Validate()];
            missing.ShouldContain(problem => problem.Contains("--model"), method);
            missing.ShouldContain(problem => problem.Contains("--data"), method);
            missing.ShouldAllBe(problem => problem.Contains("say --"), method);
        }
    }

    [Fact]
    public void Validate_SeveralMistakes_AreAllNamed()
    {
        TrainRecipe recipe = TrainMethods.Defaults("dpo") with
        {
            Model = "m",
            Data = new TrainData { Files = ["d.jsonl"] },
            Offline = new() { BatchExamples = 0, LearningRate = -1 },
            Dpo = new DpoLossOptions { Beta = -1 },
            Rewards = [new RewardRecipe { Kind = "praise" }, new RewardRecipe { Kind = "any-of" }],
            Costs = [new CostRecipe()],
            Judge = new RewardRecipe { Kind = "any-of", Words = ["a"] },
            Threads = 0,
            Loop = new() { Patience = 1 },
        };

        string all = string.Join("\n", recipe.Validate());

        foreach (string part in new[] { "batch is 0", "learning rate is -1", "beta", "'praise'", "reward 2 (any-of) lacks words", "knows no constraints", "asks no judge", "threads is 0", "patience is 1" })
        {
            all.ShouldContain(part, Case.Insensitive);
        }

        Should.Throw<ArgumentException>(() => new TrainPipeline(recipe, TimeProvider.System)).Message.ShouldContain("batch is 0");
    }

    [Theory]
    [InlineData("grpo", 1, 1, "replies per prompt is 1")]
    [InlineData("rejection", 1, 1, "replies per prompt is 1")]
    [InlineData("online-dpo", 1, 1, "replies per prompt is 1")]
    [InlineData("nash-md", 1, 2, "1 epoch")]
    public void Validate_SamplingThatAMethodCannotLearnFrom_IsNamed(string method, int replies, int epochs, string part)
    {
        TrainRecipe recipe = TrainMethods.Defaults(method);
        recipe = recipe with { Online = recipe.Online with { RepliesPerPrompt = replies, Epochs = epochs } };

        recipe.Validate().ShouldContain(problem => problem.Contains(part));
    }

    [Fact]
    public void Validate_UnknownMethod_NamesAll()
    {
        string problem = new TrainRecipe { Method = "magic" }.Validate().ShouldHaveSingleItem();
        foreach (string name in TrainMethods.Names)
        {
            problem.ShouldContain(name);
        }
    }

    [Fact]
    public void RecipeFile_NamesWhatDiffers_KeepsTheRest()
    {
        TrainRecipe recipe = Read("""
            model: base
            data:
              files: [a.jsonl]
              columns:
                prompt: {column: question}
            lora:
              rank: 4
            online:
              iterations: 3
              decay: cosine
            rewards:
              - kind: any-of
                words: [happy, dog]
                weight: 0.5
            loop:
              evaluate_every: 2
              patience: null
            threads: 2
            """);

        recipe.Model.ShouldBe("base");
        recipe.Data.Files.ShouldBe(["a.jsonl"]);
        recipe.Data.Columns.Keys.ShouldBe(["prompt"]);
        recipe.Lora.ShouldNotBeNull().Rank.ShouldBe(4);
        recipe.Online.Iterations.ShouldBe(3);
        recipe.Online.ReplyTokens.ShouldBe(TrainMethods.Defaults("grpo").Online.ReplyTokens);
        recipe.Rewards.ShouldHaveSingleItem().Words.ShouldBe(["happy", "dog"]);
        recipe.Loop.EvaluateEvery.ShouldBe(2);
        recipe.Threads.ShouldBe(2);
    }

    [Fact]
    public void RecipeFile_MistakesOfEveryKind_AreAllNamedInOneLine()
    {
        string message = Should.Throw<RunException>(() => Read("""
            sede: 7
            online:
              iteratons: 3
              iterations: 0
              decay: sideways
              recompute: maybe
            lora: yes please
            loop:
              evaluate_every: often
            rewards:
              - kind: any-of
                wurds: [a]
            seed: -3
            """)).Message;

        foreach (string part in new[] { "line 1", "'sede'", "line 3", "'online.iteratons'", "iterations is 0", "decay", "line 6", "online.recompute", "lora", "evaluate_every", "wurds", "seed" })
        {
            message.ShouldContain(part);
        }

        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("rewards:\n", "rewards")]
    [InlineData("rewards: [~]\n", "rewards")]
    [InlineData("model: null\n", "model")]
    [InlineData("data:\n  files: null\n  columns:\n", "data.columns")]
    [InlineData("online:\n", "online")]
    [InlineData("rewards: [{kind: any-of, words: null}]\n", "words")]
    public void RecipeFile_NothingWhereSomethingIsNeeded_IsNamed(string yaml, string part)
    {
        string message = Should.Throw<RunException>(() => Read(yaml)).Message;
        message.ShouldContain(part);
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Set_ReachesEveryKindOfValue()
    {
        List<string> problems = [];
        TrainRecipe recipe = RecipeFile.Set(
            ["online.iterations=20", "dpo.beta=0.05", "dpo.kind=hinge", "loop.patience=3", "offline.recompute=true", "lora={rank: 2}", "data.files=[x.jsonl, y.jsonl]", "chat_template=chatml", "policy_gradient.loss.clip_low=0.3"],
            TrainMethods.Defaults("grpo"),
            problems);

        problems.ShouldBeEmpty();
        recipe.Online.Iterations.ShouldBe(20);
        recipe.Dpo.Beta.ShouldBe(0.05);
        recipe.Dpo.Kind.ShouldBe(DpoLossKind.Hinge);
        recipe.Loop.Patience.ShouldBe(3);
        recipe.Offline.Recompute.ShouldBeTrue();
        recipe.Lora!.Rank.ShouldBe(2);
        recipe.Data.Files.ShouldBe(["x.jsonl", "y.jsonl"]);
        recipe.ChatTemplate.ShouldBe("chatml");
    }

    [Fact]
    public void Set_Mistakes_AreAllNamedWithTheirText()
    {
        List<string> problems = [];
        TrainRecipe recipe = RecipeFile.Set(
            ["online.iterations=many", "nonsense", "online.itterations=3", "dpo.kind=soft", "=3", "online=3", "data.files=[", "seed=4"], TrainMethods.Defaults("grpo"), problems);

        recipe.Seed.ShouldBe(4UL);
        problems.Count.ShouldBe(7, string.Join("\n", problems));
        problems[0].ShouldStartWith("online.iterations=many: ");
        problems[1].ShouldContain("KEY=VALUE");
        problems[2].ShouldContain("'online.itterations'");
        problems[3].ShouldContain("dpo.kind");
        problems[4].ShouldContain("KEY=VALUE");
        problems.ShouldAllBe(problem => !problem.Contains('\n') && !problem.Contains(": line "));
    }

    [Theory]
    [InlineData("any-of:happy, dog", "any-of", 1)]
    [InlineData("0.5*length:40", "length", 0.5)]
    [InlineData("-2*matches:^a*b$", "matches", -2)]
    [InlineData("ended", "ended", 1)]
    [InlineData("command:score --fast", "command", 1)]
    [InlineData("judge:models/j, is it kind?", "judge", 1)]
    public void RewardText_ReadsWeightKindAndArgument(string text, string kind, double weight)
    {
        RewardRecipe reward = RewardText.Parse(text);
        reward.Kind.ShouldBe(kind);
        reward.Weight.ShouldBe(weight);
        reward.Validate("it").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "of kind ''")]
    [InlineData("any-of:", "lacks words")]
    [InlineData("x*any-of:a", "of kind 'x*any-of'")]
    [InlineData("length:far", "unit NaN")]
    [InlineData("length:-3", "unit -3")]
    [InlineData("model:", "lacks the folder")]
    [InlineData("judge:models/j", "lacks instructions")]
    [InlineData("command:", "lacks a program")]
    [InlineData("matches:", "lacks a pattern")]
    [InlineData("matches:(", "pattern")]
    public void RewardText_Mistake_IsNamed(string text, string part) =>
        string.Join("; ", RewardText.Parse(text).Validate("it")).ShouldContain(part);

    private TrainRecipe Read(string yaml)
    {
        string file = _folder.File("recipe.yaml");
        File.WriteAllText(file, yaml);
        return RecipeFile.Read(file, TrainMethods.Defaults("grpo"), recipe => [.. recipe.Validate().Where(problem => !problem.Contains("say --"))]);
    }
}
