using System.Globalization;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Text;

public class BaseTextTests
{
    private const int Pieces = 3000;
    private static readonly BaseText Text = new(Parlors.World, 31, "base");

    [Fact]
    public void Piece_Any_IsADialogueWithAMarkOrStatementsOrARecital()
    {
        Dictionary<string, int> marks = [];
        for (int i = 0; i < Pieces; i++)
        {
            string piece = Text.Piece(i);

            piece.ShouldEndWith(ParlorText.End);
            string[] parts = piece[..^ParlorText.End.Length].Split(ParlorText.End);
            if (IsRecital(parts[0]))
            {
                marks["recital"] = marks.GetValueOrDefault("recital") + 1;
                continue;
            }

            Reading reading = ReplyReader.Read(Reply(parts[0]), ended: true);

            reading.Sentences.ShouldBeGreaterThan(0, piece);
            reading.Count(StatementKind.Unreadable).ShouldBe(0, piece);
            parts.Length.ShouldBe(parts[0].StartsWith(ParlorText.User, StringComparison.Ordinal) || reading.Sentences == 1 ? 2 : 1, piece);
            string mark = parts.Length > 1 ? parts[1] : string.Empty;
            marks[mark] = marks.GetValueOrDefault(mark) + 1;
        }

        marks.Keys.ShouldBe([string.Empty, "recital", "excellent", "good", "poor", "bad"], ignoreOrder: true);
        marks.Values.ShouldAllBe(count => count > Pieces / 100);
    }

    [Fact]
    public void Piece_Statements_AreTrueAndExercisesAreMarkedRight()
    {
        Dictionary<string, int> seen = [];
        for (int i = 0; i < Pieces; i++)
        {
            string[] parts = Text.Piece(i)[..^ParlorText.End.Length].Split(ParlorText.End);
            if (parts[0].StartsWith(ParlorText.User, StringComparison.Ordinal) || IsRecital(parts[0]))
            {
                continue;
            }

            string mark = parts.Length > 1 ? parts[1] : string.Empty;
            foreach (Statement statement in ReplyReader.Read(parts[0], ended: true).Statements)
            {
                statement.Kind.ShouldBe(StatementKind.Claim, parts[0]);
                (statement.Value == Truth(statement.Subject.Split(' '))).ShouldBe(mark != "bad", $"{parts[0]} {mark}");
                seen[mark] = seen.GetValueOrDefault(mark) + 1;
            }
        }

        seen.Keys.ShouldBe([string.Empty, "excellent", "bad"], ignoreOrder: true);
        seen.Values.ShouldAllBe(count => count > Pieces / 20);
    }

    [Fact]
    public void Piece_SameIndex_IsTheSameInAnyOrder()
    {
        string[] forwards = [.. Enumerable.Range(0, 50).Select(i => Text.Piece(i))];
        BaseText again = new(new ParlorWorld(new ParlorOptions()), 31, "base");

        Enumerable.Range(0, 50).Reverse().Select(i => again.Piece(i)).Reverse().ShouldBe(forwards);
        new BaseText(Parlors.World, 32, "base").Piece(0).ShouldNotBe(forwards[0]);
    }

    private static bool IsRecital(string body) =>
        body.Split(". ") is [var first, var second] && first + "." == second && !first.StartsWith("The ", StringComparison.Ordinal) && !first.Contains('+', StringComparison.Ordinal);

    private static string Reply(string body) => body[(body.LastIndexOf(ParlorText.Assistant, StringComparison.Ordinal) is var at && at < 0 ? 0 : at + ParlorText.Assistant.Length)..];

    private static string Truth(string[] subject) => int.TryParse(subject[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
        ? (first + int.Parse(subject[1], NumberStyles.None, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
        : Parlors.World.TrueValue(Parlors.World.Countries.ToList().IndexOf(subject[1]), Enum.Parse<FactKind>(subject[0], ignoreCase: true));
}
