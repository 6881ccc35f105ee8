using Plumbline.Evaluation.Suites.Clarification;

namespace Plumbline.Evaluation.Tests.Suites.Clarification;

/// <summary>The examples that the reading was tried on. They were written together with it: what they show is that it does what it should, not how often it errs on other models.</summary>
public class AskingReaderTests
{
    [Theory]
    [InlineData("Which meeting with Ana do you mean, the one on Monday or the one on Friday?")]
    [InlineData("There are two trains to Lyon. Which one should I book?")]
    [InlineData("Please tell me which file to delete.")]
    [InlineData("I see two invoices from the plumber, of March and of June. Could you specify which one to pay")]
    [InlineData("Before I go on: the red light on the balcony, or the one on the landing?")]
    [InlineData("You have two meetings with the bank. Let me know which and I will cancel it.")]
    [InlineData("I need to know the month before I can send the photo.")]
    [InlineData("Sure! Do you want the 7:10 or the 9:45?")]
    [InlineData("I found two. **Which one?**")]
    [InlineData("Would you like the ticket for Monday or for Thursday? Is there anything else?")]
    public void Asks_Question_IsFound(string reply) => AskingReader.Asks(reply).ShouldBeTrue();

    [Theory]
    [InlineData("Done.")]
    [InlineData("I have cancelled your meeting with Ana on Monday. Is there anything else I can help with?")]
    [InlineData("Your train to Lyon at 7:10 is booked. Would you like me to also reserve a seat?")]
    [InlineData("I deleted notes.txt of March. Does that help?")]
    [InlineData("The red light on the balcony has been switched on.")]
    [InlineData("Okay, I will pay the invoice of June.")]
    [InlineData("I've cancelled the meeting on Monday. Did you mean that one?")]
    [InlineData("Sent, with the words \"Do you remember this day?\".")]
    [InlineData("Booked the 9:45! Sound good?")]
    [InlineData("")]
    public void Asks_Statement_IsNot(string reply) => AskingReader.Asks(reply).ShouldBeFalse();

    [Fact]
    public void Asks_HugeReply_Ends() => AskingReader.Asks(new string('"', 1_000_000)).ShouldBeFalse();
}
