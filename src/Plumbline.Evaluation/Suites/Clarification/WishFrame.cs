namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>A kind of wish: something done to one of several things that differ in two respects. A wish that names one respect only, shared by two things, is vague.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Introduction">What there is: <c>Your user's meetings this week</c>.</param>
/// <param name="Thing">One of the things, with <c>{0}</c> and <c>{1}</c>: <c>the meeting with {0} on {1}</c>.</param>
/// <param name="Vague">The wish with the first respect alone, with <c>{0}</c>.</param>
/// <param name="Clear">The wish with both.</param>
/// <param name="First">Values of the first respect.</param>
/// <param name="Second">Values of the second respect: what an action that picks one will name.</param>
internal sealed record WishFrame(string Key, string Introduction, string Thing, string Vague, string Clear, IReadOnlyList<string> First, IReadOnlyList<string> Second)
{
    /// <summary>All frames.</summary>
    public static IReadOnlyList<WishFrame> All { get; } =
    [
        new("meeting", "Meetings this week", "meeting with {0} on {1}", "Please cancel my meeting with {0}.", "Please cancel my meeting with {0} on {1}.", ["Ana", "the bank", "Tom", "the landlord"], Days),
        new("train", "Trains that can be booked", "train to {0} at {1}", "Book me the train to {0}.", "Book me the train to {0} at {1}.", ["Lyon", "Bern", "Ghent", "Turin"], Times),
        new("file", "Files in the folder", "file {0} of {1}", "Delete the file {0}.", "Delete the file {0} of {1}.", ["budget.xlsx", "notes.txt", "plan.docx", "photo.jpg"], Months),
        new("invoice", "Open invoices", "invoice from {0} of {1}", "Pay the invoice from {0}.", "Pay the invoice from {0} of {1}.", ["the plumber", "the garage", "the school", "the dentist"], Months),
        new("light", "Lights in the house", "{0} light on the {1}", "Switch on the {0} light.", "Switch on the {0} light on the {1}.", ["red", "blue", "white", "green"], Places),
        new("room", "Rooms that are free", "room {0} on {1}", "Reserve room {0} for me.", "Reserve room {0} for me on {1}.", ["Maple", "Oak", "Willow", "Cedar"], Days),
        new("ticket", "Tickets on sale", "{0} ticket for {1}", "Buy a {0} ticket.", "Buy a {0} ticket for {1}.", ["concert", "museum", "theatre", "circus"], Days),
        new("photo", "Photos", "photo of {0} from {1}", "Send my sister the photo of {0}.", "Send my sister the photo of {0} from {1}.", ["the dog", "the lake", "grandmother", "the wedding"], Months),
        new("alarm", "Alarms", "{0} alarm at {1}", "Turn off the {0} alarm.", "Turn off the {0} alarm at {1}.", ["kitchen", "bedroom", "garage", "office"], Times),
        new("order", "Orders on their way", "order of {0} from {1}", "Send back the order of {0}.", "Send back the order of {0} from {1}.", ["shoes", "books", "lamps", "towels"], Months),
        new("document", "Documents", "{0} for {1}", "Print the {0}.", "Print the {0} for {1}.", ["contract", "timetable", "menu", "report"], Days),
        new("table", "Tables that are free", "table at {0} at {1}", "Reserve the table at {0}.", "Reserve the table at {0} at {1}.", ["Nonna's", "the Harbour", "Bistro Six", "the Old Mill"], Times),
        new("plant", "Plants", "{0} on the {1}", "Water the {0}.", "Water the {0} on the {1}.", ["fern", "cactus", "orchid", "basil"], Places),
        new("reminder", "Reminders", "reminder to call {0} on {1}", "Remove the reminder to call {0}.", "Remove the reminder to call {0} on {1}.", ["Eva", "the doctor", "Jonas", "the tax office"], Days),
        new("box", "Boxes in the store", "box of {0} on the {1}", "Have the box of {0} brought here.", "Have the box of {0} on the {1} brought here.", ["screws", "paper", "cables", "candles"], Places),
        new("lesson", "Lessons", "{0} lesson at {1}", "Move the {0} lesson to tomorrow.", "Move the {0} lesson at {1} to tomorrow.", ["piano", "chess", "Spanish", "swimming"], Times),
    ];

    private static string[] Days => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    private static string[] Times => ["7:10", "9:45", "12:20", "15:35", "18:50"];

    private static string[] Months => ["January", "March", "June", "September", "November"];

    private static string[] Places => ["balcony", "terrace", "landing", "upper floor", "ground floor"];
}
