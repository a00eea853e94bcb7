package assessment

// Provider is one provider of care in the council's area, with what CQC says
// of it and whether the council is concerned about it. CQC's ratings are public
// and so is who has a contract; whom the council worries about is not, so that
// Concern is for colleagues unless Named allows it, and Note always.
type Provider struct {
	ID         string // UUID
	Position   string
	Name       string // at most LimitName characters
	Service    string // kind of service, one of Services, or ""
	Contracted bool   // whether the council has a contract with it
	Rating     string // CQC's overall rating, one of Ratings, or ""
	RatedOn    string // day of that rating, "2006-01-02", or ""
	Concern    bool   // whether the council counts it among its providers of concern
	Named      bool   // whether a public pack may name it as one
	Note       string // advised to have at most AdviceNote characters
	Internal   bool   // whether a public pack leaves it out
}

// ProviderIssue is one thing found wrong at a provider, in an inspection report
// or by the council.
type ProviderIssue struct {
	ID       string // UUID
	Provider string // id of the provider
	Position string
	Area     string // what it belongs to, such as "Medicines"; issues are counted by it; at most LimitName characters
	Theme    string // what within the area, at most LimitName characters
	Date     string // day it was found, "2006-01-02", or ""
	Status   string // one of IssueStatuses, or ""
	Text     string // advised to have at most AdviceEntry characters
	Internal bool   // whether a public pack leaves it out
}

// The kinds of local provision.
const (
	KindProvider      Kind = "provider"
	KindProviderIssue Kind = "provider_issue"
)

// The fields of providers, with FieldRating, FieldNote and FieldInternal, and
// of their issues, with FieldArea, FieldDate, FieldStatus, FieldText and FieldInternal.
const (
	FieldName       Field = "name"
	FieldService    Field = "service"
	FieldContracted Field = "contracted"
	FieldRatedOn    Field = "rated_on"
	FieldConcern    Field = "concern"
	FieldNamed      Field = "named"
	FieldProvider   Field = "provider"
	FieldTheme      Field = "theme"
)

// Services are the kinds of service in the order in which their ratings are
// compared.
var Services = []Term{
	{"nursing", "Nursing home"}, {"residential", "Residential home"}, {"supported_living", "Supported living"},
	{"homecare", "Homecare"}, {"other", "Other"},
}

// The ratings CQC gives, and what stands where it has given none.
const (
	Outstanding         = "outstanding"
	Good                = "good"
	RequiresImprovement = "requires_improvement"
	Inadequate          = "inadequate"
	NotRated            = "not_rated"
)

// Ratings are CQC's ratings of a provider, the best first.
var Ratings = []Term{
	{Outstanding, "Outstanding"}, {Good, "Good"}, {RequiresImprovement, "Requires improvement"},
	{Inadequate, "Inadequate"}, {NotRated, "Not yet rated"},
}

// How far an issue has been put right.
const (
	IssueOpen   = "open"
	IssueInHand = "in_hand"
	IssueClosed = "closed"
)

// IssueStatuses say how far an issue has been put right.
var IssueStatuses = []Term{{IssueOpen, "Open"}, {IssueInHand, "Being put right"}, {IssueClosed, "Put right"}}

var providers = declare(KindSpec{
	Kind: KindProvider, Name: "provider", Plural: "providers", Key: "providers", Room: "Provision", Order: 70, Called: FieldName,
	Fields: []FieldSpec{
		position(func(p *Provider) *string { return &p.Position }),
		line(FieldName, "Provider", "The provider’s name", LimitName, func(p *Provider) *string { return &p.Name }).
			helped("The name under which CQC knows the service."),
		oneOf(FieldService, "Kind of service", "The kind of service", func(*Assessment) []Term { return Services },
			func(p *Provider) *string { return &p.Service }, checkOneOf("The kind of service", Services)),
		yesNo(FieldContracted, "Contracted", "Contracted", func(p *Provider) *bool { return &p.Contracted }).
			helped("Whether your council has a contract with it."),
		oneOf(FieldRating, "CQC rating", "The CQC rating", func(*Assessment) []Term { return Ratings },
			func(p *Provider) *string { return &p.Rating }, checkOneOf("The CQC rating", Ratings)),
		day(FieldRatedOn, "Rated on", "The date of the rating", func(p *Provider) *string { return &p.RatedOn }).
			helped("The day on which CQC published the rating."),
		yesNo(FieldConcern, "Of concern", "Of concern", func(p *Provider) *bool { return &p.Concern }).
			helped("Whether it is a provider of concern to your council. A public version counts them, and names only those that the next field allows.").unless(FieldNamed),
		yesNo(FieldNamed, "May be named", "May be named", func(p *Provider) *bool { return &p.Named }).
			helped("Whether a public version may name it as a provider of concern. Yes once the council has said so in public."),
		prose(FieldNote, "Note", "The provider’s note", AdviceNote, func(p *Provider) *string { return &p.Note }).
			helped("For colleagues: what is being done, and what your own visits found.").internal(),
		yesNo(FieldInternal, "Internal", "Internal", func(p *Provider) *bool { return &p.Internal }),
	},
}, func(p *Provider) *string { return &p.ID })

var providerIssues = declare(KindSpec{
	Kind: KindProviderIssue, Name: "provider issue", Plural: "provider issues", Key: "provider_issues", Order: 71, Called: FieldText,
	Fields: []FieldSpec{
		reference(FieldProvider, "Provider", "The provider", WithIt, func(i *ProviderIssue) *string { return &i.Provider }, KindProvider).placing().internal(),
		position(func(i *ProviderIssue) *string { return &i.Position }),
		line(FieldArea, "Area", "The area", LimitName, func(i *ProviderIssue) *string { return &i.Area }).
			helped("What it belongs to, such as Medicines. Issues are counted by area.").offering(usedBefore(KindProviderIssue, FieldArea)),
		line(FieldTheme, "Theme", "The theme", LimitName, func(i *ProviderIssue) *string { return &i.Theme }).
			helped("What within the area, such as Recording.").offering(usedBefore(KindProviderIssue, FieldTheme)),
		day(FieldDate, "Found on", "The date of the issue", func(i *ProviderIssue) *string { return &i.Date }),
		oneOf(FieldStatus, "Status", "The status of the issue", func(*Assessment) []Term { return IssueStatuses },
			func(i *ProviderIssue) *string { return &i.Status }, checkOneOf("The status of the issue", IssueStatuses)),
		prose(FieldText, "Issue", "The issue", AdviceEntry, func(i *ProviderIssue) *string { return &i.Text }).
			helped("What was found, in a sentence or two. For colleagues: a public version has the area, the theme and how far it is put right.").internal(),
		yesNo(FieldInternal, "Internal", "Internal", func(i *ProviderIssue) *bool { return &i.Internal }),
	},
}, func(i *ProviderIssue) *string { return &i.ID })

// Providers returns the providers in their order. The slice is the
// assessment's own: read it, do not change it.
func (a *Assessment) Providers() []*Provider { return providers.list(a) }

// Provider returns the provider with this id, or nil.
func (a *Assessment) Provider(id string) *Provider { return providers.find(a, id) }

// ProviderIssues returns what was found at a provider, in its order.
func (a *Assessment) ProviderIssues(provider string) []*ProviderIssue {
	return providerIssues.list(a, provider)
}
