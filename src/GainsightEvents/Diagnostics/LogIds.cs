namespace GainsightEvents.Diagnostics;

/// <summary>
/// The ids of all log events, from 5100 to 5199, none of them twice. Operators filter and alert by them: one that was released is never changed
/// and never given to another event. <c>docs/operations.md</c> has a row for each, and a test holds it to that.
/// </summary>
internal static class LogIds
{
    // 5100 to 5119: start and settings.
    public const int LaneStarts = 5101;
    public const int SwitchedOff = 5102;
    public const int SameName = 5103;
    public const int SettingsRefused = 5104;
    public const int DoubtfulSetting = 5105;
    public const int PublishesOnly = 5106;

    // 5120 to 5129: Publish.
    public const int InvalidEvents = 5120;
    public const int ContextFailed = 5121;
    public const int HookFailed = 5122;

    // 5130 to 5159: delivery.
    public const int Paused = 5130;
    public const int Resumed = 5131;
    public const int BecameDeadLetter = 5132;
    public const int Throttled = 5133;
    public const int Outage = 5134;
    public const int LoopFailed = 5135;
    public const int ObserverFailed = 5136;
    public const int AttemptFailed = 5137;
    public const int Discarded = 5138;
    public const int StopTimedOut = 5139;
    public const int Braked = 5140;
    public const int ObserversTooSlow = 5141;
    public const int ClockJumped = 5142;
    public const int CloseFailed = 5143;
    public const int FurtherDeadLetters = 5144;
    public const int NoTopic = 5145;
    public const int LinesLeftOut = 5146;
    public const int Lost = 5147;
    public const int LostUnread = 5148;
    public const int Aged = 5149;

    // 5160 to 5179: stores.
    public const int OutboxSetAside = 5160;
    public const int OutboxMissing = 5161;
    public const int OutboxDamaged = 5162;
    public const int OutboxReindexed = 5163;
    public const int OutboxUnmarked = 5164;
    public const int OutboxUnavailable = 5165;
    public const int OutboxAvailable = 5166;

    // 5180 to 5189: ASP.NET Core.
    public const int NotAuthenticated = 5180;
    public const int NoIdClaim = 5181;
    public const int RequestEnded = 5182;
}
