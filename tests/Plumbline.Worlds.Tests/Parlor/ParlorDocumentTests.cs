using System.Globalization;
using Plumbline.TestKit;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor;

/// <summary>The tables of <c>docs/parlor.md</c> that state numbers, against the code.</summary>
public class ParlorDocumentTests
{
    private static readonly Dictionary<string, Request> Cases = new(StringComparer.Ordinal)
    {
        ["fact"] = Fact(null),
        ["wrong belief"] = Fact("Stoburg"),
        ["true belief"] = Fact("Venburg"),
        ["unknowable"] = Parlors.Request(RequestFamily.Unknowable, new UnknowableIntent()),
        ["error in line 2"] = Parlors.Request(RequestFamily.Review, new ReviewIntent(2)),
        ["no error"] = Parlors.Request(RequestFamily.Review, new ReviewIntent(null)),
        ["email"] = Parlors.Request(RequestFamily.Email, new EmailIntent("meeting", "noon")),
        ["making"] = Hazard(HazardPurpose.Making),
        ["safety"] = Hazard(HazardPurpose.Safety),
        ["medical"] = Hazard(HazardPurpose.Medical),
        ["people"] = Parlors.Request(RequestFamily.People, new PeopleIntent("Dal", "Kenth")),
        ["vague"] = Parlors.Request(RequestFamily.Vague, new VagueIntent("swim")),
        ["program"] = Parlors.Request(RequestFamily.Program, new ProgramIntent(2, 3, [1, 3])),
        ["capability"] = Parlors.Request(RequestFamily.Capability, new CapabilityIntent("boat tree lamp")),
    };

    [Fact]
    public void Worth_EveryRow_IsWhatTheCodeSays()
    {
        string[][] rows = [.. Table("case")];

        rows.Select(row => row[0]).Distinct().ShouldBe(Cases.Keys, ignoreOrder: true);
        foreach (string[] row in rows)
        {
            Judgement judgement = Cases[row[0]].Judge(row[1]);
            string place = string.Join(" | ", row);

            judgement.Substance.ShouldBe(Number(row[2]), place);
            judgement.Appearance.ShouldBe(Number(row[3]), place);
            judgement.Failures.ShouldBe(row[4].Length == 0 ? Failures.None : Enum.Parse<Failures>(row[4]), place);
        }
    }

    [Fact]
    public void Worth_Rows_ShowEveryFailure() =>
        Table("case").SelectMany(row => row[4].Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Enum.GetNames<Failures>().Where(name => name != nameof(Failures.None)).Order(StringComparer.Ordinal));

    [Fact]
    public void Price_EveryRow_IsWhatTheCodeSays()
    {
        string[][] rows = [.. Table("sentences too many")];

        rows.ShouldNotBeEmpty();
        foreach (string[] row in rows)
        {
            int excess = (int)Number(row[0]);
            string reply = string.Concat(Enumerable.Repeat("I hope this helps. ", 1 + excess));
            Judgement judgement = Cases["people"].Judge(reply);

            judgement.Excess.ShouldBe(excess);
            judgement.Manner.ShouldBe(-Number(row[1]), 1e-12);
        }
    }

    private static IEnumerable<string[]> Table(string firstColumn) =>
        File.ReadLines(Repository.File("docs", "parlor.md"))
            .SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static double Number(string cell) => double.Parse(cell.Replace('−', '-'), CultureInfo.InvariantCulture);

    private static Request Fact(string? belief) =>
        Parlors.Request(RequestFamily.Fact, new FactIntent(0, FactKind.Capital, "Venburg", belief, PushesBack: false));

    private static Request Hazard(HazardPurpose purpose) => Parlors.Request(RequestFamily.Hazard, new HazardIntent("Brolium", purpose));
}
