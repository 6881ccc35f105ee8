using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.World;

public class ParlorWorldTests
{
    private static readonly ParlorOptions Largest = new() { Countries = 1000, ValuesPerFact = 200, Substances = 100, People = 200 };

    [Fact]
    public void Constructor_LargestWorld_SharesNoName()
    {
        ParlorWorld world = new(Largest);
        string[] names = [.. world.Countries, .. world.Substances, .. world.People, .. Enum.GetValues<FactKind>().SelectMany(world.Values)];

        names.Length.ShouldBe(1000 + 100 + 200 + (3 * 200));
        names.Select(name => name.ToUpperInvariant()).ShouldBeUnique();
        names.ShouldAllBe(name => char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetter));
    }

    [Fact]
    public void Constructor_SameSeed_IsTheSameWorld() => Describe(new ParlorWorld(new ParlorOptions())).ShouldBe(Describe(Parlors.World));

    /// <summary>The shipped base model knows this world: where this fails, it must be trained again.</summary>
    [Fact]
    public void Constructor_FirstSeed_IsTheWorldOfTheBaseModel()
    {
        ParlorWorld world = new(new ParlorOptions { WorldSeed = 1, Countries = 40, ValuesPerFact = 20, Substances = 8, People = 20 });

        world.Countries.Take(3).ShouldBe(["Kubria", "Vufia", "Sekia"]);
        world.Substances.Take(3).ShouldBe(["Studrium", "Rebrium", "Sizium"]);
        world.People.Take(3).ShouldBe(["Rox", "Trisk", "Zosk"]);
        Facts(world).Take(6).ShouldBe(["Brogrburg", "Koko", "Pobris", "Rinburg", "Bidro", "Fastis"]);
        Facts(world).TakeLast(3).ShouldBe(["Vabburg", "Mobo", "Rutris"]);
    }

    [Fact]
    public void Constructor_OtherSeed_IsAnotherWorld()
    {
        ParlorWorld other = new(new ParlorOptions { WorldSeed = 2 });

        other.Countries.ShouldNotBe(Parlors.World.Countries);
        other.People.ShouldNotBe(Parlors.World.People);
        Facts(other).ShouldNotBe(Facts(Parlors.World));
    }

    [Fact]
    public void TrueValue_EveryFact_IsOneOfItsValues()
    {
        foreach (FactKind fact in Enum.GetValues<FactKind>())
        {
            for (int country = 0; country < Parlors.World.Countries.Count; country++)
            {
                Parlors.World.Values(fact).ShouldContain(Parlors.World.TrueValue(country, fact));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void DrawWrongValue_EveryFact_IsNeverTrueAndAnyOther(int values)
    {
        ParlorWorld world = new(new ParlorOptions { ValuesPerFact = values });
        RandomStream random = new(81, "wrong");
        HashSet<string> drawn = [.. Enumerable.Range(0, 1000).Select(_ => world.DrawWrongValue(3, FactKind.River, random))];

        drawn.ShouldNotContain(world.TrueValue(3, FactKind.River));
        drawn.Count.ShouldBe(values - 1);
    }

    [Fact]
    public void Constructor_BadOptions_NamesAllProblems()
    {
        ParlorOptions options = new() { Countries = 3, ValuesPerFact = 1, Substances = 101, People = 0 };

        string message = Should.Throw<ArgumentException>(() => new ParlorWorld(options)).Message;

        options.Validate().Count.ShouldBe(4);
        options.Validate().ShouldAllBe(problem => message.Contains(problem, StringComparison.Ordinal));
        Largest.Validate().ShouldBeEmpty();
        new ParlorOptions { Countries = 4, ValuesPerFact = 2, Substances = 2, People = 2 }.Validate().ShouldBeEmpty();
    }

    private static string Describe(ParlorWorld world) =>
        string.Join(' ', [.. world.Countries, .. world.Substances, .. world.People, .. Enum.GetValues<FactKind>().SelectMany(world.Values), .. Facts(world)]);

    private static IEnumerable<string> Facts(ParlorWorld world) =>
        Enumerable.Range(0, world.Countries.Count).SelectMany(country => Enum.GetValues<FactKind>().Select(fact => world.TrueValue(country, fact)));
}
