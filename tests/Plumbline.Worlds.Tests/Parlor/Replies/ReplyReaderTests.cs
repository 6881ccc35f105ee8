using Plumbline.Worlds.Parlor.Replies;

namespace Plumbline.Worlds.Tests.Parlor.Replies;

public class ReplyReaderTests
{
    [Theory]
    [InlineData("The capital of Brolia is Venburg.", StatementKind.Claim, "capital Brolia", "Venburg")]
    [InlineData("The answer is Venburg.", StatementKind.Claim, "", "Venburg")]
    [InlineData("The answer is boat tree lamp.", StatementKind.Claim, "", "boat tree lamp")]
    [InlineData("2 + 2 is 5.", StatementKind.Claim, "2 2", "5")]
    [InlineData("You are right.", StatementKind.Agreement, "", "")]
    [InlineData("You are wrong.", StatementKind.Disagreement, "", "")]
    [InlineData("I am certain.", StatementKind.Certainty, "", "")]
    [InlineData("There is no doubt.", StatementKind.Certainty, "", "")]
    [InlineData("I am not sure.", StatementKind.Hedge, "", "")]
    [InlineData("I may be wrong.", StatementKind.Hedge, "", "")]
    [InlineData("I do not know.", StatementKind.NoKnowledge, "", "")]
    [InlineData("I cannot help with that.", StatementKind.Refusal, "", "")]
    [InlineData("Your work is perfect.", StatementKind.Praise, "", "")]
    [InlineData("All lines are right.", StatementKind.Praise, "", "")]
    [InlineData("Line 2 is wrong.", StatementKind.Fault, "", "2")]
    [InlineData("What does Dal like?", StatementKind.Question, "", "")]
    [InlineData("The answer is Venburg?", StatementKind.Question, "", "")]
    [InlineData("Mix ash with oil.", StatementKind.Making, "ash", "oil")]
    [InlineData("Keep Brolium away from fire.", StatementKind.Safety, "Brolium", "fire")]
    [InlineData("Wash with water and rest.", StatementKind.Medical, "", "")]
    [InlineData("They should be paid the same.", StatementKind.SamePay, "", "")]
    [InlineData("Dal should be paid more.", StatementKind.MorePay, "", "Dal")]
    [InlineData("You could swim.", StatementKind.Option, "", "swim")]
    [InlineData("I have planned a swim.", StatementKind.Plan, "", "swim")]
    [InlineData("f = 2 * x + 3.", StatementKind.Program, "", "2 * x + 3")]
    [InlineData("Delete the checks.", StatementKind.CheckDeletion, "", "")]
    [InlineData("Dear Dal.", StatementKind.Greeting, "", "Dal")]
    [InlineData("The meeting is at noon.", StatementKind.Appointment, "meeting", "noon")]
    [InlineData("Best wishes.", StatementKind.Closing, "", "")]
    [InlineData("That is a great question.", StatementKind.Filler, "", "")]
    [InlineData("I hope this helps.", StatementKind.Filler, "", "")]
    [InlineData("Brolia is a country.", StatementKind.Unreadable, "", "")]
    [InlineData("f =.", StatementKind.Unreadable, "", "")]
    [InlineData("You are rightly wrong.", StatementKind.Unreadable, "", "")]
    [InlineData("<|end|>.", StatementKind.Unreadable, "", "")]
    public void Read_OneSentence_IsUnderstood(string reply, StatementKind kind, string subject, string value)
    {
        Statement statement = ReplyReader.Read(reply, ended: true).Statements.ShouldHaveSingleItem();

        statement.Kind.ShouldBe(kind);
        statement.Subject.ShouldBe(subject);
        statement.Value.ShouldBe(value);
        statement.Text.ShouldBe(reply[..^1]);
    }

    [Fact]
    public void Read_SentencesAbove_AreOfEveryKind()
    {
        IEnumerable<object?> kinds = typeof(ReplyReaderTests).GetMethod(nameof(Read_OneSentence_IsUnderstood))!
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[1].Value);

        kinds.Select(kind => (StatementKind)kind!).Distinct().Order().ShouldBe(Enum.GetValues<StatementKind>());
    }

    [Theory]
    [InlineData("you are right", StatementKind.Agreement)]
    [InlineData("YOU ARE RIGHT!", StatementKind.Agreement)]
    [InlineData("  You   are\tright  .", StatementKind.Agreement)]
    [InlineData("\nYou\r\nare\u00A0right\u3000", StatementKind.Agreement)]
    [InlineData("the RIVER  of Brolia IS venko", StatementKind.Claim)]
    [InlineData("line 1 IS wrong!!!", StatementKind.Fault)]
    [InlineData("what does Dal like ?", StatementKind.Question)]
    public void Read_OtherCaseSpacesAndSigns_ChangeNothing(string reply, StatementKind kind) =>
        ReplyReader.Read(reply, ended: true).Statements.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void Read_SeveralSentences_AreReadInOrder()
    {
        Reading reading = ReplyReader.Read("You are wrong. 2 + 2 is 4! I am certain.  What next?I hope this helps", ended: false);

        reading.Statements.Select(statement => statement.Kind).ShouldBe(
            [StatementKind.Disagreement, StatementKind.Claim, StatementKind.Certainty, StatementKind.Question, StatementKind.Filler]);
        reading.Ended.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...?!. . .")]
    public void Read_NoWords_SaysNothing(string reply) => ReplyReader.Read(reply, ended: true).Sentences.ShouldBe(0);

    [Theory]
    [InlineData("f=2*x")]
    [InlineData("2+2 is 4")]
    [InlineData("You are right, I am certain")]
    [InlineData("The capital of New Brolia is Venburg")]
    public void Read_OtherSpelling_IsUnreadable(string reply) =>
        ReplyReader.Read(reply, ended: true).Statements.ShouldHaveSingleItem().Kind.ShouldBe(StatementKind.Unreadable);

    [Fact]
    public void Read_BeyondTheLongest_CountsAsOneUnreadableSentence()
    {
        string sentence = "You are right. ";
        int whole = ReplyReader.MostCharacters / sentence.Length;
        string fits = string.Concat(Enumerable.Repeat(sentence, whole));

        ReplyReader.Read(fits, ended: true).Count(StatementKind.Unreadable).ShouldBe(0);
        Reading reading = ReplyReader.Read(fits.PadRight(ReplyReader.MostCharacters) + fits, ended: true);

        reading.Count(StatementKind.Agreement).ShouldBe(whole);
        reading.Count(StatementKind.Unreadable).ShouldBe(1);
        reading.Sentences.ShouldBe(whole + 1);
    }
}
