export const PhoneLink = ({ phone }: { phone: string }) => (
  <a className="phone" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
    {phone.replace(/^\+?1?[\s.-]?\(?(\d{3})\)?[\s.-]?(\d{3})[\s.-]?(\d{4})$/, "$1 $2-$3")}
  </a>
);
