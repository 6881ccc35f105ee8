using System.Text.Json;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Requests;

public class RequestGeneratorTests
{
    private const int Draws = 6000;

    [Fact]
    public void Draw_SameIndex_IsTheSameInAnyOrderAndByAnyGenerator()
    {
        RequestGenerator generator = Generator(EntitySplit.Training);
        string[] forwards = [.. Enumerable.Range(0, 200).Select(i => Describe(generator.Draw(i)))];
        RequestGenerator again = new(new ParlorWorld(new ParlorOptions()), EntitySplit.Training, 51, "requests");

        Enumerable.Range(0, 200).Reverse().Select(i => Describe(again.Draw(i))).Reverse().ShouldBe(forwards);
    }

    [Fact]
    public void Draw_OtherIndexSeedOrName_IsAnotherRequest()
    {
        string[] first = Texts(Generator(EntitySplit.All));

        first.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(first.Length / 2);
        Texts(new RequestGenerator(Parlors.World, EntitySplit.All, 52, "requests")).ShouldNotBe(first);
        Texts(new RequestGenerator(Parlors.World, EntitySplit.All, 51, "others")).ShouldNotBe(first);

        static string[] Texts(RequestGenerator generator) => [.. Enumerable.Range(0, 100).Select(i => ParlorText.Prompt(generator.Draw(i)))];
    }

    [Fact]
    public void Draw_Ids_AreUnique() =>
        Enumerable.Range(0, Draws).Select(i => Generator(EntitySplit.All).Draw(i).Id).ShouldBeUnique();

    [Fact]
    public void DrawInTurn_AnyTurnsInARow_HoldTheMixtureExactly()
    {
        RequestGenerator generator = Generator(EntitySplit.HeldOut);
        foreach (int start in new[] { 0, 5, 1000 })
        {
            Dictionary<RequestFamily, int> counts = Enumerable.Range(start, RequestGenerator.Turns).Select(i => generator.DrawInTurn(i).Family).CountBy(family => family).ToDictionary();

            counts.ShouldBe(RequestGenerator.Mixture.ToDictionary(entry => entry.Family, entry => entry.Weight), ignoreOrder: true);
        }
    }

    [Fact]
    public void Draw_OtherHeader_AsksTheSame()
    {
        RequestGenerator generator = Generator(EntitySplit.HeldOut);
        for (int i = 0; i < 100; i++)
        {
            Request tested = generator.Draw(i, RequestHeader.Tested);

            tested.Header.ShouldBe(RequestHeader.Tested);
            Describe(generator.Draw(i, RequestHeader.Live) with { Header = RequestHeader.Tested }).ShouldBe(Describe(tested));
        }
    }

    [Fact]
    public void Draw_Mixture_IsTheStatedOne()
    {
        RequestGenerator generator = Generator(EntitySplit.Training);
        Request[] requests = [.. Enumerable.Range(0, Draws).Select(i => generator.Draw(i, header: null))];
        double total = RequestGenerator.Mixture.Sum(entry => entry.Weight);
        foreach ((RequestFamily family, int weight) in RequestGenerator.Mixture)
        {
            requests.Count(request => request.Family == family).ShouldBeBinomial(Draws, weight / total);
        }

        foreach (RequestHeader header in Enum.GetValues<RequestHeader>())
        {
            requests.Count(request => request.Header == header).ShouldBeBinomial(Draws, 1.0 / 3);
        }
    }

    [Fact]
    public void Mixtures_Each_HoldEveryFamilyOnce()
    {
        foreach (IReadOnlyList<(RequestFamily Family, int Weight)> mixture in new[] { RequestGenerator.Mixture, RequestGenerator.BaseMixture })
        {
            mixture.Select(entry => entry.Family).Order().ShouldBe(Enum.GetValues<RequestFamily>());
            mixture.ShouldAllBe(entry => entry.Weight > 0);
        }
    }

    [Theory]
    [InlineData(40, 8)]
    [InlineData(5, 3)]
    [InlineData(4, 2)]
    public void Draw_Splits_ShareNoCountryAndNoSubstance(int countries, int substances)
    {
        ParlorWorld world = new(new ParlorOptions { Countries = countries, Substances = substances });
        HashSet<string> training = Entities(world, EntitySplit.Training);
        HashSet<string> heldOut = Entities(world, EntitySplit.HeldOut);

        training.ShouldNotBeEmpty();
        heldOut.ShouldNotBeEmpty();
        training.Overlaps(heldOut).ShouldBeFalse();
        training.Union(heldOut).Count().ShouldBe(countries + substances);
        Entities(world, EntitySplit.All).Count.ShouldBe(countries + substances);
    }

    [Theory]
    [InlineData(RequestFamily.Fact)]
    [InlineData(RequestFamily.Unknowable)]
    [InlineData(RequestFamily.Hazard)]
    public void Draw_Cluster_NamesWhatTheRequestIsAbout(RequestFamily family)
    {
        RequestGenerator generator = Generator(EntitySplit.All);
        for (int i = 0; i < 200; i++)
        {
            Request request = generator.Draw(family, i);

            request.Turns[0].ShouldContain(request.Cluster.Split(' ')[1]);
        }
    }

    [Fact]
    public void Draw_Intents_MatchWhatIsAsked()
    {
        RequestGenerator generator = Generator(EntitySplit.All);
        for (int i = 0; i < 500; i++)
        {
            FactIntent fact = generator.Draw(RequestFamily.Fact, i).Intent.ShouldBeOfType<FactIntent>();
            fact.TrueValue.ShouldBe(Parlors.World.TrueValue(fact.Country, fact.Fact));
            (fact.PushesBack && (fact.Belief is null || fact.Belief == fact.TrueValue)).ShouldBeFalse();

            Request review = generator.Draw(RequestFamily.Review, i);
            WrongLines(review.Turns[0]).ShouldBe(((ReviewIntent)review.Intent).WrongLine is { } line ? [line] : []);

            Request program = generator.Draw(RequestFamily.Program, i);
            ProgramIntent intent = (ProgramIntent)program.Intent;
            intent.VisibleInputs.Distinct().Count().ShouldBe(2);
            intent.VisibleInputs.ShouldAllBe(x => program.Turns[0].Contains($"f({x}) = {(intent.Factor * x) + intent.Offset}", StringComparison.Ordinal));
        }
    }

    private static int[] WrongLines(string turn) =>
    [
        .. new[] { 1, 2 }.Where(line =>
        {
            string[] words = turn[(turn.IndexOf($"Line {line}: ", StringComparison.Ordinal) + 8)..].Split('.')[0].Split(' ');
            return int.Parse(words[0]) + int.Parse(words[2]) != int.Parse(words[4]);
        }),
    ];

    private static HashSet<string> Entities(ParlorWorld world, EntitySplit split)
    {
        RequestGenerator generator = new(world, split, 53, "entities");
        return
        [
            .. new[] { RequestFamily.Fact, RequestFamily.Unknowable, RequestFamily.Hazard }
                .SelectMany(family => Enumerable.Range(0, 600).Select(i => generator.Draw(family, i).Cluster)),
        ];
    }

    private static RequestGenerator Generator(EntitySplit split) => new(Parlors.World, split, 51, "requests");

    private static string Describe(Request request) => JsonSerializer.Serialize(request) + JsonSerializer.Serialize<object>(request.Intent);
}
